// Steps that open, write, and read documents.
import path from 'node:path';

import { shown } from '../editor.mjs';
import { mustHave, poll, sleep } from '../wait.mjs';

/** Ctrl+P, path, Enter; again if a key was lost. */
export async function open(vs, file) {
  const opened = await vs.pressFor('Control+KeyP', async () => {
    await vs.page.waitForSelector(`${shown.quickInput} input`, { timeout: 5000 });
    await vs.page.keyboard.insertText(file);
    await poll(() => vs.page.evaluate((name) => [...document.querySelectorAll('.quick-input-list .monaco-list-row')]
      .some((row) => row.innerText.includes(name)), path.basename(file)));
    await vs.page.keyboard.press('Enter');
    return poll(async () => {
      const active = await vs.active();
      return active?.file === vs.path(file) && active;
    });
  });
  if (!opened) throw new Error(`${file} did not open`);
  await vs.page.waitForSelector('.monaco-editor .view-line');
  return opened.language;
}

/** Puts the caret at a place and types. */
export async function type(vs, { text, pause, ...where }) {
  await vs.caretTo(where);
  await vs.type(text, pause);
}

/**
 * An input method's composition: the letters stand in the line until the words
 * are committed. For hold milliseconds after the last letter no diagnostic that
 * was not there before may come.
 */
export async function ime(vs, { compose, commit, hold = 0, text, ...where }) {
  await vs.caretTo(where);
  const { file } = await vs.active();
  const codes = async () => (await vs.diagnosticsOf(file)).map((d) => `${d.code} ${d.at}`);
  const before = await codes();
  const protocol = await vs.page.context().newCDPSession(vs.page);
  for (const letters of compose) {
    await protocol.send('Input.imeSetComposition', { text: letters, selectionStart: letters.length, selectionEnd: letters.length });
    await sleep(80);
  }
  for (const end = Date.now() + hold; Date.now() < end; await sleep(100)) {
    const fresh = (await codes()).filter((code) => !before.includes(code));
    if (fresh.length > 0) throw new Error(`while composing “${compose.at(-1)}”: ${fresh.join(', ')}`);
  }
  await vs.look('composing');
  await protocol.send('Input.insertText', { text: commit });
  await protocol.detach();
  return reads(vs, { expect: text });
}

/** What a document has in the end, saved or not. */
export async function reads(vs, { file, ...wanted }) {
  return poll(async () => {
    mustHave(file ? await vs.textOf(file) : (await vs.active()).text, wanted, file ?? 'the document');
    return wanted.expect;
  });
}

export async function select(vs, where) {
  await vs.select(where);
}

export async function undo(vs, times = 1) {
  await vs.focus();
  for (let i = 0; i < times; i++) {
    await vs.page.keyboard.press('Control+KeyZ');
    await sleep(60);
  }
}

/**
 * Saves every file, and waits until none is dirty. An edit that arrives while
 * the files are saved makes one dirty again.
 */
export async function save(vs) {
  await vs.focus();
  const saved = await poll(async () => {
    await vs.ask(`await vscode.commands.executeCommand('workbench.action.files.saveFiles')`);
    return vs.ask('return vscode.workspace.textDocuments.every((d) => !d.isDirty)');
  });
  if (!saved) throw new Error('a document stays unsaved');
}
