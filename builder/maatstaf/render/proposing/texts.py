"""The words that the scripts of the pages for proposing say: one name each, so that the scripts hold no text."""

from __future__ import annotations

from maatstaf.message import T
from maatstaf.render.filling.texts import TEXTS as FILLING
from maatstaf.render.scoring.conditions import LEADS

_KEPT = (
    *("saving", "saved", "not_saved", "reading", "no", "close", "open", "delete", "this_one", "no_drafts", "version"),
    *("clear_failed", "drafts", "five_title", "five_yes"),
)
"""What the fill-in page says in the same words."""

_STATE = {
    "nothing_yet": T("Nothing changed yet"),
    "restored": T("Here is your proposal of {time}."),
    "start_new": T("Begin another proposal"),
    "storage_blocked": T(
        "This browser keeps nothing on this device. You can go on, but only “Download” keeps your proposal."
    ),
    "storage_full": T("The storage of this browser is full. You can go on, but only “Download” keeps your proposal."),
    "clear_title": T("Throw your changes away?"),
    "clear_words": T("All proposals for this page disappear from this device. You can’t undo this."),
    "clear_yes": T("Yes, throw them away"),
    "five": T("There are five already. If you go on, the oldest of {time} disappears."),
    "drafts_why": T("Your last five proposals, only in this browser."),
    "older": T(
        "You began a proposal on {time}, when this was version {version}. Your changes can be put on the present text."
    ),
    "older_open": T("Take my changes along"),
    "older_taken": T("Your changes stand on the present text. Look at the differences below before you go on."),
    "older_both": T("Both you and the handbook changed: {fields}. Your words stand here; compare them with the page."),
    "unreadable": T("This file is written in a way that can’t be changed here. Open it in the editor instead."),
}
_FIELDS = {
    "optional": T("may stay empty"),
    "add": T("Add: {what}"),
    "remove": T("Remove"),
    "remove_what": T("Remove {what}"),
    "up_what": T("Move {what} up"),
    "down_what": T("Move {what} down"),
    "moved": T("{what} now stands at place {place} of {all}."),
    "removed": T("“{what}” is gone."),
    "put_back": T("Put back"),
    "is_back": T("“{what}” is back."),
    "added": T("{what} was added."),
    "choose": T("Choose …"),
    "none": T("none"),
    "yes": T("yes"),
    "no_word": T("no"),
    "preview": T("Preview"),
    "turn": T("Add a turn"),
    "you": T("You"),
    "customer": T("Customer"),
    "prose_hint": T(
        "An empty line begins a new paragraph; a line with - in front becomes a list; *so* becomes slanted."
    ),
    "in_language": T("{label}, in {language}"),
    "translate": T("Add a translation"),
    "empty_list": T("Nothing here yet."),
    "default": T("as usual"),
    "changed_one": T("1 changed"),
    "changed": T("{number} changed"),
    "group": T("Which group does it belong to?"),
    "na": T("n/a"),
}
_CHECK = {
    "missing": T("Fill in “{field}”."),
    "no_group": T("Choose the group it belongs to."),
    "nothing_filled": T("Nothing is filled in yet."),
    "id_form": T("“{field}” may only hold a-z, 0-9 and -, and begins with a letter."),
    "id_long": T("“{field}” has {length} characters, at most {limit}."),
    "id_reserved": T("“{value}” is a reserved name."),
    "id_used": T("The id “{id}” is used twice in “{list}”."),
    "id_taken": T("The id “{id}” is used already, in {path}."),
    "number": T("“{field}” must be a number; found {found}."),
    "anchors": T("There is no anchor for: {answers}."),
    "extremes": T("There is no example of: {answers}."),
    "example_none": T("Example “{example}” has no answer."),
    "example_both": T("Example “{example}” has an answer and is not applicable."),
    "example_na": T("Example “{example}” is not applicable, but the criterion does not allow n.v.t."),
    "scale_na": T("The scale “{scale}” does not have the answer n.v.t."),
    "no_principle": T("The criterion “{id}” serves no klantprincipe."),
    "no_kpi": T("The criterion “{id}” contributes to no KPI."),
    "twice": T("Numbers {first} and {second} of “{list}” are the same."),
    "long": T("The text has {length} characters, at most {limit}."),
    "picture": T("Pictures can't be shown: “{text}”."),
    "link": T("The link leads nowhere: no {kind} has the id “{id}”."),
    "invisible": T("The text holds an invisible character, U+{code}."),
    "no_what": T("Say in one sentence what is different."),
    "no_why": T("Say why you want it so."),
    "nothing_changed": T("Nothing is changed yet."),
    "choose_class": T("Choose how big the change is."),
    "all_good": T("Everything that can be checked here is right."),
    "look_first_one": T("Look at 1 thing first:"),
    "look_first": T("Look at {number} things first:"),
    "to_mend": T("Still to mend"),
    "to_fill": T("Still to fill in"),
    "to_think": T("To think about"),
}
_WHY = {
    "least": T("It is at least “{change}”, because you changed {fields}."),
    "least_free": T("What you changed asks for no version of its own, but say what you did: choose “{change}”."),
    "least_choose": T("You changed {fields}. Only you know whether the same is still meant."),
    "too_small": T("Too small: you changed {fields}."),
    "becomes": T("Version {before} becomes {after}."),
    "forms_too": T("It is on {forms}: there the change counts too, so these get a new version when it is taken over."),
    "begins": T("It begins as version {after}."),
    "from_workshop": T("Filled in already: this was decided in workshop {id}. Its record goes into the handbook too."),
    "no_workshop": T("Not decided in a workshop yet"),
}
_DIFFERENCE = {
    "count_none": T("no changes yet"),
    "count_one": T("1 change"),
    "count": T("{number} changes"),
    "kind_added": T("added"),
    "kind_removed": T("gone"),
    "kind_changed": T("changed"),
    "kind_moved": T("moved"),
    "from_to": T("from place {from} to place {to}"),
    "was_word": T("was"),
    "is_word": T("becomes"),
    "nothing": T("nothing"),
    "subject": T("Proposal: {name}"),
    "subject_new": T("Proposal for something new: {name}"),
    "told_class": T("Kind of change: {change}. {version}"),
    "told_what": T("What: {what}"),
    "told_why": T("Why: {why}"),
    "told_alternative": T("Also considered: {other}"),
    "told_dissent": T("Who saw it differently: {dissent}"),
    "to_owner": T("Mail it to whoever looks after it: {owner}"),
    "told_file": T("The file: {path}"),
    "told_where": T("The page: {address}"),
    "mail_goes_on": T("[…] The rest did not fit in a mail link: it is in the file."),
    "downloaded": T(
        "{file} is among your downloads. Now write the mail and add it. In the handbook it stands as {path}."
    ),
    "copied": T("Copied. Open the editor, select everything there, and paste."),
    "not_copied": T("The browser did not let us copy. Select the text below and copy it yourself."),
}
_FORM = {
    "pick_none": T("No criterion has these words."),
    "pick_more": T("and {number} more: type a few letters"),
    "pick_added": T("“{name}” was added to {part}."),
    "of_score": T("{share} of the score"),
    "key_question": T("Key question"),
    "only_if": T("only if {condition}"),
    "if": T("if {condition}"),
    "if_else": T("in all other cases"),
    "no_share": T("does not count"),
    "on_form": T("is on it already"),
    "new_part": T("New part"),
    "drag": T("Drag to another place"),
    "new_question": T("New question"),
    "own_question": T("A question of your own"),
    "add_own": T("Add a question of your own"),
    "part_name": T("Name of the part"),
    "find": T("Add a criterion"),
    "find_hint": T("Type a word of its name, a klantprincipe or a channel; Enter takes the first."),
    "no_weight": T("All weights are 0, so there is no score."),
    "no_outcome_fits": T("“{outcome}” never comes up: nothing fits its condition."),
    "no_outcome_first": T("“{outcome}” never comes up: whatever fits it, fits an outcome above it."),
    "later": T("“{id}” is asked here or further down, so it has no answer yet."),
    "new_outcome": T("New outcome"),
    "outcome_when": T("Choose when “{who}” holds: only the last outcome has no condition."),
    "no_number": T("Fill in a number."),
    "gone_section": T(
        "“{who}” looks at the part “{what}”, and that is no longer there. "
        "Choose another part or take that condition away."
    ),
    "gone_class": T(
        "“{who}” looks at the class “{what}”, and that is no longer there. "
        "Choose another class or take that condition away."
    ),
    "gone_item": T(
        "“{who}” looks at the question “{what}”, and that is no longer there. "
        "Choose another question or take that condition away."
    ),
    "gone_answer": T(
        "“{who}” looks at the answer “{what}”, and “{question}” does not have that. "
        "Choose another answer or take that condition away."
    ),
    "unused_class": T("No question is in the class “{class}”."),
    "form_no_class": T("This form has no class “{class}”."),
    "not_last": T("The last outcome has a condition, so some contacts would have none."),
    "section_weight": T("The section “{section}” has no weight, and others have one."),
    "draft_on_form": T("The criterion “{id}” is a draft, and this form is active."),
    "retired_on_form": T("The criterion “{id}” is retired and can't be on this form."),
    "no_channel": T("The criterion “{id}” does not apply to any channel of this form."),
    "twice_on_form": T("“{id}” is on this form already, as {what}."),
    "fail_nothing": T("“fail” leads to nothing here: no outcome looks at critical answers."),
    "one_of_two": T("A line of a form is a criterion or a question: one of the two."),
    "no_deduct": T("No answer deducts anything."),
    "score_is": T("Score {score}"),
    "no_score": T("This form gives no score. Choose a way of scoring at ‘Score and outcome’ if you want one."),
    "no_score_yet": T("No score with these answers."),
    "outcome_is": T("Outcome: {outcome}"),
}
_CONDITIONS = {
    "if_below": T("the score is below {value}"),
    "if_least": T("the score is {value} or more"),
    "if_part_below": T("{part} scores below {value}"),
    "if_part_least": T("{part} scores {value} or more"),
    "if_critical": T("a critical question went wrong"),
    "if_no_critical": T("no critical question failed"),
    "if_answered": T("{question} has an answer"),
    "if_answer": T("the answer to {question} is {answers}"),
    "if_unanswered": T("{question} has no answer"),
    "if_failed": T("a question failed"),
    "if_failed_many": T("{number} questions or more failed"),
    "if_class_failed": T("a question of the class {class} failed"),
    "if_class_failed_many": T("{number} questions or more of the class {class} failed"),
    "if_not": T("it does not hold that {condition}"),
    "if_lead_any": LEADS["any"],
    "if_lead_all": LEADS["all"],
    "if_lead_not": LEADS["not"],
}
"""Conditions in the words of the form's own page: see ``render/scoring/conditions.py``."""
TRACES = (
    T("In {where} there seems to be an e-mail address ({shown}). Take it out or make one up."),
    T("In {where} there seems to be a bank account ({shown}). Take it out or make one up."),
    T("In {where} there seems to be a phone number ({shown}). Take it out or make one up."),
    T("In {where} there seems to be a citizen service number ({shown}). Take it out or make one up."),
)
"""What looks like a person's: of the rule about privacy the address, then its numbers; where it stands, what to do."""
TEXTS: dict[str, T] = (
    {key: FILLING[key] for key in _KEPT}
    | _STATE | _FIELDS | _CHECK | _WHY | _DIFFERENCE | _FORM | _CONDITIONS
)  # fmt: skip
