/* Maatstaf, fill-in page: drafts on this device. Written at every input, called saved only when the transaction is
   complete; the last five of a version; one tab writes, the others read. */
(function (M) {
  "use strict";
  const DATABASE = M.database || "maatstaf-fill", STORE = "drafts", MOST = 5, WAIT = 300, PATIENCE = 4000;
  const form = M.blank().form, name = [DATABASE, form.id, form.version, form.hash].join("/");
  let database = null, timer = 0, draft = newKey(), opened = null, release = null;
  M.readOnly = false;

  function newKey() { return Date.now().toString(36) + "-" + Math.random().toString(36).slice(2); }
  let last = ["new", "nothing_yet"];
  function state(...told) {
    const [look, key, values] = (last = told), box = M.$("#saved");
    box.dataset.state = look;
    M.$("span", box).textContent = M.t(key, values);
  }
  /** Say again how it stands with saving, in the language of now. */
  M.sayState = () => state(...last);
  M.clock = (moment, language) => new Date(moment).toLocaleTimeString(language || M.language, { hour: "2-digit", minute: "2-digit" });
  /** Saving on this device fails: work goes on, and only the record file keeps it. */
  function failed(error) {
    M.unkept = true;
    state("bad", "not_saved");
    M.tell(M.t(error && error.name === "QuotaExceededError" ? "storage_full" : "storage_blocked"), "bad", "storage");
  }

  function open() {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("no answer")), PATIENCE);
      const asked = indexedDB.open(DATABASE, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
      asked.onsuccess = () => { clearTimeout(late); asked.result.onversionchange = () => asked.result.close(); resolve(asked.result); };
      asked.onerror = () => { clearTimeout(late); reject(asked.error); };
    });
  }
  /** Do something with the store; resolves when the transaction is complete. */
  function within(mode, act) {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: "strict" }), request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request && request.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error || (request && request.error));
    });
  }

  /** The drafts of this form, newest first; those of this very version can be gone on with here. */
  M.drafts = async function () {
    if (!database) return [];
    const all = (await within("readonly", store => store.getAll())).filter(one => one.record.form.id === form.id);
    const mine = one => one.record.form.version === form.version && one.record.form.hash === form.hash;
    return all.sort((one, other) => other.at - one.at).map(one => ({ ...one, mine: mine(one), now: one.key === draft }));
  };
  M.dropDraft = key => within("readwrite", store => store.delete(key));

  async function write() {
    timer = 0;
    if (M.readOnly) return;
    try {
      if (opened) await opened;
      if (!database) throw new Error("no database");
      const at = Date.now(), key = draft;
      await within("readwrite", store => store.put({ key, at, record: M.record }));
      forget();
      M.unkept = false;
      if (!timer && key === draft) state("ok", "saved", { time: M.clock(at) });
    } catch (error) { failed(error); }
  }
  M.changed = function () {
    state("busy", "saving");
    clearTimeout(timer);
    timer = setTimeout(write, WAIT);
  };
  M.flush = () => (timer ? (clearTimeout(timer), write()) : Promise.resolve());
  /** What was typed last when somebody leaves at once: the database answers too late for that, so it is kept beside it. */
  const LATE = DATABASE + "/" + form.id + "/late";
  const forget = () => { try { localStorage.removeItem(LATE); } catch { /* nothing was kept there either */ } };
  addEventListener("pagehide", () => {
    if (!timer || M.readOnly) return;
    try { localStorage.setItem(LATE, JSON.stringify({ key: draft, at: Date.now(), record: M.record })); } catch { /* the database may be in time */ }
    M.flush();
  });
  async function takeLate() {
    let late = null;
    try { late = JSON.parse(localStorage.getItem(LATE)); } catch { return; }
    if (!late) return;
    await within("readwrite", store => store.put(late));
    forget();
  }
  document.addEventListener("visibilitychange", () => { if (document.hidden) M.flush(); });

  /** Begin with this record as a draft of its own; asks first when that costs the oldest draft. Returns whether it did. */
  M.begin = async function (record) {
    await M.flush();
    const mine = (await M.drafts().catch(() => [])).filter(one => one.mine), oldest = mine[MOST - 1];
    if (oldest && !(await M.ask(M.t("five_title"), M.t("five", { time: M.when(oldest.at) }), M.t("five_yes")))) return false;
    if (oldest) await Promise.all(mine.slice(MOST - 1).map(one => M.dropDraft(one.key)));
    draft = newKey();
    put(record);
    if (M.isBlank(record)) state("new", "nothing_yet");
    else M.changed();
    return true;
  };
  function put(record) {
    M.record = record;
    if (record.language !== M.language && M.page.languages.includes(record.language)) M.speak(record.language);
    M.showAll();
    M.update();
  }
  M.reopen = async function (one) {
    await M.flush();
    draft = one.key;
    put(one.record);
    state("ok", "saved", { time: M.clock(one.at) });
  };
  /** Throw everything away that was filled in with this form on this device. */
  M.clearAll = async function () {
    clearTimeout(timer);
    timer = 0;
    draft = newKey();
    forget();
    put(M.blank());
    state("new", "nothing_yet");
    if (!database) return;
    const keys = (await M.drafts()).map(one => one.key);
    await within("readwrite", store => { keys.forEach(key => store.delete(key)); });
  };

  /* -- one tab writes ------------------------------------------------------------------------------------------------------ */
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel(name) : { postMessage() {} };
  function only(reading) {
    M.readOnly = reading;
    M.$("#all").disabled = reading;
    M.$("#other-tab").hidden = !reading;
    if (reading) state("busy", "reading");
  }
  /** Hold the lock until another tab takes it; resolves to whether it was free. */
  function hold(options) {
    return new Promise(resolve => {
      navigator.locks.request(name, options, lock => {
        resolve(Boolean(lock));
        return lock ? new Promise(done => { release = done; }) : undefined;
      }).catch(() => only(true));
    });
  }
  function alone() {
    if (navigator.locks) return hold({ ifAvailable: true });
    return new Promise(resolve => {
      const answer = event => { if (event.data === "here") resolve(false); };
      if (tabs.addEventListener) tabs.addEventListener("message", answer);
      tabs.postMessage("who");
      setTimeout(() => resolve(true), WAIT);
    });
  }
  tabs.onmessage = async function (event) {
    if (M.readOnly) return;
    if (event.data === "who") tabs.postMessage("here");
    if (event.data !== "take") return;
    await M.flush();
    only(true);
    if (release) release();
    tabs.postMessage("free");
  };
  /** Go on here: the other tab saves what it has and lets go; one that doesn't answer loses the lock. */
  M.takeOver = async function () {
    const freed = new Promise(resolve => {
      if (tabs.addEventListener) tabs.addEventListener("message", event => { if (event.data === "free") resolve(); });
      setTimeout(resolve, 1500);
    });
    tabs.postMessage("take");
    await freed;
    if (navigator.locks) await hold({ steal: true });
    only(false);
    const newest = (await M.drafts()).find(one => one.mine);
    if (newest) await M.reopen(newest);
    else state("new", "nothing_yet");
  };

  async function goOn() {
    const newest = (await M.drafts()).find(one => one.mine);
    if (!newest || !M.isBlank(M.record)) return false;
    await M.reopen(newest);
    return newest;
  }
  M.store = async function () {
    state("new", "nothing_yet");
    try {
      opened = open().then(found => { database = found; });
      await opened;
    } catch (error) { failed(error); }
    const first = await alone();
    if (database && first) await takeLate().catch(failed);
    let newest = false;
    if (database) newest = await goOn().catch(failed);
    only(!first);
    document.body.dataset.ready = "";
    if (first && newest) M.tell(M.t("restored", { time: M.when(newest.at) }), "", "restored", M.button(M.t("start_new"), async () => { if (await M.begin(M.blank())) M.$('[data-kind="restored"]').remove(); }));
  };
})(window.Maatstaf);
