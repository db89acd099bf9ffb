"""The words that the scripts of the review conversation and the quick note say besides those of the fill-in page."""

from __future__ import annotations

from collections.abc import Mapping

from maatstaf.message import T

SEND_TEXTS: Mapping[str, T] = {
    "mail_goes_on": T("[…] The text was too long for a mail link. The rest is in the message file."),
    "copied": T("Copied. Paste it where you want it."),
    "not_copied": T("Copying didn’t work. The text is selected below: press Ctrl+C."),
    "desk_drafts": T("The last five are kept, only in this browser. To keep one longer, save it."),
}
_FILES = {
    "files_all": T("Opened: {opened}."),
    "files_some": T("Opened: {opened} of {all}. Not opened:"),
    "review_no_json": T("The file is damaged, or of another kind."),
    "review_no_kind": T("This is no record, no sample and no conversation."),
    "want_count": T("a whole number is needed"),
    "already_here": T("This record is on the table already."),
    "other_employee": T("This is about {other}, and this conversation is about {here}."),
    "stopped": T("You chose not to open it."),
    "which_title": T("What do you want with this conversation?"),
    "which": T("You can go on with it, or take over what was agreed then. What you have here stays among your drafts."),
    "which_go": T("Go on with it"),
    "which_carry": T("Take over what was agreed"),
    "carried": T("Taken over from {file}: what was agreed. Say of each how it went."),
    "no_previous": T("There are no agreed actions in this file."),
}
_CONTACTS = {
    "by_coach": T("Coach"),
    "by_employee": T("Employee"),
    "filled_in_by": T("Filled in by"),
    "away": T("Take away"),
    "away_one": T("Take {contact} away"),
    "other_version": T("Judged with version {version}: the score can’t be laid beside another version’s."),
    "no_result": T("This record holds no result."),
    "nothing_failed": T("No question was failed."),
    "critical": T("critical, and not good"),
    "failed_one": T("not good"),
    "no_average": T(
        "There is no average over fewer than five contacts: it would say more about chance than about work."
    ),
    "average": T("Average over {number} contacts: {score}."),
    "population": T("Contacts on the list"),
    "drawn_n": T("Drawn by lot"),
    "seed": T("Seed"),
    "not_here": T("Drawn, but not on the table: {contacts}."),
    "not_drawn": T("On the table, but not drawn: {contacts}."),
    "same_of": T("You gave the same answer to {same} of {all} questions."),
    "show_same": T("Where you see the same ({number})"),
    "is_same": T("the same"),
    "is_near": T("one step apart"),
    "is_apart": T("different"),
    "is_one": T("only one answered"),
    "contacts_n": T("contacts: {number}"),
    "review_clear": T(
        "All conversations about this form disappear from this device. You can’t undo this. Files that you saved stay."
    ),
}
_SUMMARY = {
    "subject": T("Conversation about {form}, {day}"),
    "employee_code": T("Employee: {code}"),
    "sum_contacts": T("Contacts"),
    "sum_sample": T("Drawn by lot: {number} of {population}, seed {seed}."),
    "sum_previous": T("Agreed last time"),
    "sum_own": T("In the employee’s own words"),
    "sum_went_well": T("This went well"),
    "sum_tips": T("Tips"),
    "sum_findings": T("What stood out"),
    "sum_next_steps": T("Next steps"),
    "sum_actions": T("Agreed now"),
    "sum_signals": T("Signals and escalations"),
    "sum_next": T("Next conversation: {day}."),
    "state_open": T("open"),
    "state_busy": T("busy with it"),
    "state_done": T("done"),
    "state_dropped": T("no longer"),
    "state_passed-on": T("passed on"),
    "state_solved": T("solved"),
}
REVIEW_TEXTS: Mapping[str, T] = {**SEND_TEXTS, **_FILES, **_CONTACTS, **_SUMMARY}
NOTE_TEXTS: Mapping[str, T] = {
    **SEND_TEXTS,
    "note_subject": T("Feedback: {about}"),
    "note_subject_day": T("Feedback of {day}"),
    "note_about": T("About"),
    "note_saw": T("What I saw or heard"),
    "note_worked": T("What worked"),
    "note_tip": T("One tip"),
    "note_signal": T("Signal for the organisation"),
    "note_saved": T("Saved as a file. It stays among your last notes too, until you throw it away."),
    "note_empty": T("Write something first: what did you see or hear?"),
    "note_clear": T("All notes disappear from this device. You can’t undo this. Files that you saved stay."),
}
