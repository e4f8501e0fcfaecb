// Steps of one who changes the text with the server's help.
import { shown } from '../editor.mjs';
import { mustHave, poll, sleep } from '../wait.mjs';
import { reads } from './documents.mjs';

/**
 * Types and takes a suggestion. With auto the list must come by itself;
 * otherwise Ctrl+Space asks for it.
 */
export async function complete(vs, { type, auto, accept, expect, text, pause, ...where }) {
  await vs.caretTo(where);
  if (type) await vs.type(type, pause ?? 80);
  if (!auto) {
    await sleep(150);
    await vs.page.keyboard.press('Control+Space');
  }
  const list = await poll(async () => {
    const rows = await vs.visible(shown.suggestions, 500);
    if (rows) mustHave(rows, { expect: expect ?? accept }, 'suggestions');
    return rows;
  });
  if (!list) throw new Error('no suggestions came');
  await sleep(400); // the details beside the list
  await vs.look('menu');
  if (accept) {
    const row = vs.page.locator('.suggest-widget.visible .monaco-list-row.focused .label-name');
    for (let i = 0; ; i++) {
      if (i === 40) throw new Error(`no “${accept}” to take from ${list}`);
      const focused = await row.count() > 0 ? (await row.first().innerText()).trim() : '';
      if (focused === accept) break;
      await vs.page.keyboard.press('ArrowDown');
      await sleep(60);
    }
    await vs.page.keyboard.press('Tab');
    await reads(vs, { expect: text });
  }
  return list;
}

/** Types, and for hold milliseconds no list of suggestions may come up. */
export async function unasked(vs, { type, hold = 800, ...where }) {
  await vs.caretTo(where);
  for (const character of type) {
    await vs.type(character, 80);
    const list = await vs.visible(shown.suggestions, 0);
    if (list) throw new Error(`behind ${character} there is a list: ${list.slice(0, 200)}`);
  }
  const list = await vs.visible(shown.suggestions, hold);
  if (list) throw new Error(`there is a list: ${list.slice(0, 200)}`);
}

/** Ctrl+. and the action whose title has pick. */
export async function action(vs, { pick, select, files, expect, absent, text, gone, ...where }) {
  if (select) await vs.select({ at: select, nth: where.nth });
  else await vs.caretTo(where);
  const menu = await vs.pressFor('Control+Period', (ms) => vs.visible(shown.actions, ms));
  if (!menu) throw new Error('no menu of actions came');
  mustHave(menu, { expect, absent }, 'actions');
  await vs.look('menu');
  if (!pick) return menu;
  const seen = new Set();
  for (let i = 0; ; i++) { // by keyboard: the menu takes the pointer only once it moves
    const focused = await vs.page.evaluate(() => document.querySelector('.action-widget .monaco-list-row.focused')?.innerText.trim() ?? '');
    if (focused.includes(pick)) break;
    if (i === 40) throw new Error(`no action “${pick}” among ${[...seen].join(' | ')}`);
    seen.add(focused);
    await vs.page.keyboard.press('ArrowDown');
    await sleep(60);
  }
  await vs.page.keyboard.press('Enter');
  if (text || gone) await reads(vs, { expect: text, absent: gone });
  for (const [file, wanted] of Object.entries(files ?? {})) await reads(vs, { file, expect: wanted });
  return menu;
}

/** F2. */
export async function rename(vs, { to, was, files, ...where }) {
  await vs.caretTo(where);
  const box = await vs.pressFor('F2', (ms) => vs.page.waitForSelector(shown.rename, { timeout: ms }));
  if (!box) throw new Error('no box for the new name came');
  const before = await vs.page.inputValue(shown.rename);
  if (was && before !== was) throw new Error(`the box has “${before}”`);
  await vs.page.fill(shown.rename, to);
  await vs.look('box');
  await vs.page.keyboard.press('Enter');
  for (const [file, wanted] of Object.entries(files)) await reads(vs, { file, ...wanted });
  return before;
}
