// Steps of one who reads: hovers, jumps, lists.
import path from 'node:path';

import { shown } from '../editor.mjs';
import { mustHave, patience, poll, sleep } from '../wait.mjs';

/** Rests the mouse on the text and reads the hover. */
export async function hover(vs, { expect, absent, ...where }) {
  const place = await vs.caretTo(where);
  const read = (ms) => poll(async () => {
    const text = await vs.visible(shown.hover, 300);
    if (!text || text === 'Loading...') return null;
    mustHave(text, { expect, absent }, 'hover');
    return text;
  }, ms);
  const box = await vs.pixel(place);
  if (!box) throw new Error('the text is not on the screen');
  let text;
  let failure;
  for (let tries = 0; tries < 3 && !text; tries++) {
    await vs.page.mouse.move(box.x - 2, box.y);
    await sleep(60);
    await vs.page.mouse.move(box.x, box.y);
    text = await read(patience / 4).catch((error) => {
      failure = error;
    });
    if (!text) await vs.clear();
  }
  if (!text) throw failure ?? new Error('no hover came');
  await vs.look('hover');
  return text;
}

/** F12, and back again unless stay is set. */
export async function definition(vs, { file, line, expect, stay, ...where }) {
  await vs.caretTo(where);
  const before = await vs.active();
  await vs.page.keyboard.press('F12');
  try {
    return await landing(vs, before, { file, line, expect });
  } finally {
    if (!stay) await vs.ask('await vscode.window.showTextDocument(vscode.Uri.file(args))', before.file);
  }
}

async function landing(vs, before, { file, line, expect }) {
  let now;
  const arrived = await poll(async () => {
    now = await vs.active();
    if (!now || (now.file === before.file && String(now.caret) === String(before.caret))) return false;
    return (!file || now.file.endsWith(file)) && (!line || now.caret[0] + 1 === line);
  });
  const landed = `${path.relative(vs.workspace, now.file)}:${now.caret[0] + 1}`;
  if (!arrived) throw new Error(`F12 went to ${landed}, not to ${file ?? 'another place'}:${line ?? ''}`);
  const text = now.text.split('\n')[now.caret[0]];
  mustHave(text, { expect }, `the line at ${landed}`);
  await sleep(300);
  await vs.look('target');
  return `${landed} ${text}`;
}

/** Shift+F12: the peek with all places. */
export async function references(vs, { count, files, absent, expect, ...where }) {
  const place = await vs.caretTo(where);
  const found = await vs.ask(`return await vscode.commands.executeCommand('vscode.executeReferenceProvider',
    vscode.window.activeTextEditor.document.uri, new vscode.Position(...args))`, place);
  const places = found.map((f) => `${path.basename(decodeURIComponent(f.uri))}:${f.range[0] + 1}`).sort();
  if (count !== undefined && found.length !== count) throw new Error(`references: ${places.join(' ')}`);
  for (const file of files ?? []) {
    if (!places.some((p) => p.startsWith(`${file}:`))) throw new Error(`references: none in ${file} among ${places.join(' ')}`);
  }
  mustHave(places.join(' '), { absent }, 'references');
  const peek = await vs.pressFor('Shift+F12', (ms) => vs.visible(shown.peek, ms));
  if (!peek) throw new Error('no list of references appeared');
  await sleep(500);
  mustHave(await vs.visible(shown.peek), { expect }, 'the list of references');
  await vs.look('peek');
  return places.join(' ');
}

/** Ctrl+Shift+O: the symbols of the document. */
export async function outline(vs, wanted) {
  await vs.focus();
  await vs.page.keyboard.press('Control+Shift+KeyO');
  return poll(async () => {
    const text = await vs.visible('.quick-input-list', 500);
    mustHave(text, wanted, 'outline');
    await vs.look('list');
    return text;
  });
}

/** Ctrl+T: the symbols of the workspace that a query finds. */
export async function symbols(vs, { query, ...wanted }) {
  await vs.page.keyboard.press('Control+KeyT');
  await vs.page.waitForSelector(`${shown.quickInput} input`);
  await vs.type(query);
  return poll(async () => {
    const text = await vs.visible('.quick-input-list', 500);
    mustHave(text, wanted, `symbols for “${query}”`);
    await vs.look('list');
    return text;
  });
}

/** The rows of a view of ours, by the view's title. */
const rows = (vs, title) => vs.page.locator(`.pane:has(.pane-header[aria-label*="${title}"]) .monaco-list-row`);

/** Scrolls a view from its top until a row has a text, and returns that row. */
async function rowWith(vs, title, text) {
  await vs.page.mouse.move(150, 400); // away from a tooltip over the row
  const row = rows(vs, title).filter({ hasText: text }).first();
  const list = vs.page.locator(`.pane:has(.pane-header[aria-label*="${title}"]) .monaco-list`);
  await list.waitFor({ timeout: patience });
  await list.hover();
  await vs.page.mouse.wheel(0, -100_000);
  for (const end = Date.now() + patience; Date.now() < end; await sleep(150)) {
    if (await row.count() > 0) return row;
    const before = (await rows(vs, title).allInnerTexts()).join();
    await vs.page.mouse.wheel(0, 150);
    await sleep(100);
    // At the bottom: once more from the top, the view may still be loading.
    if ((await rows(vs, title).allInnerTexts()).join() === before) await vs.page.mouse.wheel(0, -100_000);
  }
  throw new Error(`the view ${title} has no “${text}”; in sight are ${(await rows(vs, title).allInnerTexts()).join(' | ')}`);
}

/**
 * A view of ours: opens it, unfolds rows by their texts from the top down, and
 * looks for those of expect.
 */
export async function view(vs, { id, title, unfold = [], expect = [] }) {
  await vs.ask('await vscode.commands.executeCommand(`${args}.focus`)', id);
  for (const text of unfold) {
    const row = await rowWith(vs, title, text);
    if (await row.getAttribute('aria-expanded') !== 'true') {
      await row.click();
      await poll(async () => await row.getAttribute('aria-expanded') === 'true' || (await vs.page.keyboard.press('ArrowRight'), false), 3000);
    }
  }
  for (const text of expect) await rowWith(vs, title, text);
  await vs.page.mouse.move(900, 700); // away from the rows, whose tooltips fade
  await sleep(1000);
  await vs.look('view');
}

/** Clicks a row of a view, and waits for the jump. */
export async function pick(vs, { title, row, file, line }) {
  await (await rowWith(vs, title, row)).click();
  let now;
  const arrived = await poll(async () => {
    now = await vs.active();
    return now?.file === vs.path(file) && (!line || now.caret[0] + 1 === line);
  });
  if (!arrived) throw new Error(`the row leads to ${now?.file}:${(now?.caret[0] ?? -1) + 1}`);
}

/** The status bar. */
export async function status(vs, wanted) {
  return poll(async () => {
    const text = await vs.visible('.part.statusbar', 500);
    mustHave(text, wanted, 'status bar');
    return text;
  });
}
