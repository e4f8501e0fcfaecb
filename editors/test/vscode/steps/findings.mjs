// Steps that look at findings.
import { shown } from '../editor.mjs';
import { mustHave, poll, sleep } from '../wait.mjs';

/** What VS Code has of a file: severity and code narrow it, at is the words. */
export async function diagnostics(vs, { file, severity, code, at, count, min = 0, ...wanted }) {
  const name = file ?? (await vs.active()).file;
  let found;
  const right = await poll(async () => {
    found = (await vs.diagnosticsOf(name)).filter((d) => (!severity || d.severity === severity) && (!code || d.code === code) && (!at || d.at === at));
    if (found.length < min || (count !== undefined && found.length !== count)) return false;
    try {
      mustHave(JSON.stringify(found), wanted, 'diagnostics');
    } catch {
      return false;
    }
    return true;
  });
  if (!right) throw new Error(`diagnostics are ${JSON.stringify(found)}`);
  return found.map((d) => `${d.severity} ${d.code} “${d.at}”`).join(', ');
}

/** Squiggles as they are drawn in the visible part of the document. */
export async function squiggles(vs, { kind, min = 1, max = Infinity }) {
  let drawn;
  const right = await poll(async () => {
    drawn = await vs.page.evaluate(() => Object.fromEntries(['error', 'warning', 'info', 'hint']
      .map((name) => [name, document.querySelectorAll(`.monaco-editor .squiggly-${name}`).length])));
    const total = kind ? drawn[kind] : Object.values(drawn).reduce((a, b) => a + b);
    return total >= min && total <= max;
  });
  if (!right) throw new Error(`squiggles drawn: ${JSON.stringify(drawn)}`);
  return drawn;
}

/** The Problems panel. */
export async function problems(vs, wanted) {
  await vs.ask(`await vscode.commands.executeCommand('workbench.actions.view.problems')`);
  try {
    const text = await poll(async () => {
      const panel = await vs.visible(shown.problems, 500);
      mustHave(panel, wanted, 'Problems');
      return panel;
    });
    await vs.look('panel');
    return text;
  } finally {
    await vs.ask(`await vscode.commands.executeCommand('workbench.action.closePanel')`);
  }
}

/** F8, once for each text of order: the problems in the order they are met. */
export async function walk(vs, { order, ...where }) {
  await vs.caretTo(where);
  const met = [];
  for (const [i, expect] of order.entries()) {
    let text;
    await vs.focus();
    await vs.page.keyboard.press('F8');
    await poll(async () => {
      text = await vs.visible(shown.marker, 500);
      mustHave(text, { expect }, `problem ${i + 1} of F8`);
      return true;
    });
    await sleep(200);
    await vs.look(`f8-${i + 1}`);
    met.push(text);
  }
  return met;
}
