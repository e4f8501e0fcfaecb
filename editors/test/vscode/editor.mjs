// The hands and eyes of a run: what a person does at the keyboard, and what
// VS Code has and shows.
import path from 'node:path';

import { patience, poll, sleep } from './wait.mjs';

/** Where the workbench shows things; valid from VS Code 1.100 to 1.139. */
export const shown = {
  editor: '.editor-instance .monaco-editor',
  // .workbench-hover is the tooltip of buttons and of the status bar.
  hover: '.monaco-hover:not(.hidden):not(.workbench-hover)',
  suggestions: '.suggest-widget.visible .monaco-list-rows',
  actions: '.action-widget',
  rename: '.rename-box input',
  problems: '.markers-panel-container, .markers-panel',
  peek: '.peekview-widget, .zone-widget .reference-zone-widget',
  marker: '.zone-widget .marker-widget',
  quickInput: '.quick-input-widget:not([style*="display: none"])',
  caret: '#status\\.editor\\.selection',
};

export class Editor {
  /**
   * @param {object} run
   * @param {import('playwright-core').Page} run.page
   * @param {(body: string, args?: unknown) => Promise<any>} run.ask see server.mjs
   * @param {string} run.workspace the folder that is open
   */
  constructor({ page, ask, workspace }) {
    Object.assign(this, { page, ask, workspace });
  }

  path(file) {
    return path.isAbsolute(file) ? file : path.join(this.workspace, file);
  }

  /** The active editor: file, text, caret [line, character] in UTF-16, both from 0. */
  async active() {
    return this.ask(`const e = vscode.window.activeTextEditor;
      return e ? { file: e.document.uri.fsPath, language: e.document.languageId, text: e.document.getText(),
        caret: [e.selection.active.line, e.selection.active.character], selected: e.document.getText(e.selection) } : null`);
  }

  /** The text of a file as VS Code holds it. */
  async textOf(file) {
    return this.ask('return (await vscode.workspace.openTextDocument(vscode.Uri.file(args))).getText()', this.path(file));
  }

  /** The diagnostics of a file as VS Code holds them, with the words they stand at. */
  async diagnosticsOf(file) {
    return this.ask(`const uri = vscode.Uri.file(args);
      const open = vscode.workspace.textDocuments.find((d) => d.uri.fsPath === args);
      return vscode.languages.getDiagnostics(uri).map((d) => ({ message: d.message, severity: vscode.DiagnosticSeverity[d.severity],
        source: d.source, code: d.code?.value ?? d.code, range: d.range, at: open?.getText(d.range) ?? null }))`, this.path(file));
  }

  /**
   * The place of “needle with | at the caret” in the active document, as
   * [line, character] in UTF-16 from 0; nth counts from 1.
   */
  async place({ at, nth = 1 }) {
    const caret = at.indexOf('|');
    const needle = at.replace('|', '');
    const { file, text } = await this.active();
    let found = -1;
    for (let n = 0; n < nth; n++) {
      found = text.indexOf(needle, found + 1);
      if (found < 0) throw new Error(`no “${needle}” (${nth}) in ${file}`);
    }
    const before = text.slice(0, found + Math.max(caret, 0));
    return [before.split('\n').length - 1, before.length - (before.lastIndexOf('\n') + 1)];
  }

  /** Gives the editor the keyboard. A key pressed before it has it is lost. */
  async focus() {
    await this.ask(`await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup')`);
    await this.page.waitForFunction(() => document.activeElement?.closest('.monaco-editor'), null, { timeout: 5000 }).catch(() => {});
    await sleep(40);
  }

  /** Puts the caret at a place and waits until the page has it there. */
  async caretTo(where) {
    const [line, character] = await this.place(where);
    await this.ask(`const e = vscode.window.activeTextEditor;
      const p = new vscode.Position(...args);
      e.selection = new vscode.Selection(p, p);
      e.revealRange(new vscode.Range(p, p), vscode.TextEditorRevealType.InCenterIfOutsideViewport)`, [line, character]);
    await this.focus();
    // The status bar counts code points, not UTF-16 units.
    const before = [...(await this.active()).text.split('\n')[line].slice(0, character)].length;
    await this.page.waitForFunction(([selector, l, c]) => {
      const numbers = /(\d+)\D+(\d+)/.exec(document.querySelector(selector)?.textContent ?? '');
      return numbers && Number(numbers[1]) === l && Number(numbers[2]) === c;
    }, [shown.caret, line + 1, before + 1], { timeout: 3000 }).catch(() => {});
    return [line, character];
  }

  /** Selects words by the keyboard, as many code points as they have. */
  async select(where) {
    await this.caretTo({ ...where, at: `|${where.at}` });
    await this.page.keyboard.down('Shift');
    for (const _ of where.at) await this.page.keyboard.press('ArrowRight');
    await this.page.keyboard.up('Shift');
    const selected = await poll(async () => (await this.active()).selected === where.at, 5000);
    if (!selected) throw new Error(`selected is “${(await this.active()).selected}”`);
  }

  /** Types text: keys for ASCII, whole characters for the rest. */
  async type(text, pause = 30) {
    for (const character of text) {
      if (character === '\n') await this.page.keyboard.press('Enter');
      else if (character >= ' ' && character <= '~') await this.page.keyboard.type(character);
      else await this.page.keyboard.insertText(character);
      await sleep(pause);
    }
  }

  /** Presses a key until what it opens has come; a key can get lost under load. */
  async pressFor(key, look, tries = 3) {
    for (let i = 0; i < tries; i++) {
      await this.page.keyboard.press(key);
      const value = await look(patience / 4).catch(() => null);
      if (value) return value;
      await this.page.keyboard.press('Escape');
      await this.focus();
    }
    return null;
  }

  /** The text of the first visible element that a selector has, or null in the end. */
  async visible(selector, ms = patience) {
    return poll(() => this.page.evaluate((wanted) => {
      for (const element of document.querySelectorAll(wanted)) {
        const { width, height } = element.getBoundingClientRect();
        const text = (element.innerText || element.textContent || '').trim();
        if (text && width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden') return text;
      }
      return null;
    }, selector), ms);
  }

  /**
   * The middle of the character at a place, in pixels of the page. It walks the
   * text of the visual line: columns times a width are wrong with full-width
   * characters. Null where the character is not on the screen.
   */
  async pixel([line, character]) {
    const text = (await this.active()).text.split('\n')[line];
    return this.page.evaluate(([selector, wanted, offset]) => {
      const editor = [...document.querySelectorAll(selector)].find((e) => e.getBoundingClientRect().width > 0);
      for (const row of editor?.querySelectorAll('.view-line') ?? []) {
        const visual = row.textContent.replaceAll('\u00a0', ' ');
        const start = visual ? wanted.indexOf(visual) : -1;
        let rest = offset - start;
        if (start < 0 || rest < 0 || rest >= visual.length) continue;
        const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (rest < node.data.length) {
            const range = document.createRange();
            range.setStart(node, rest);
            range.setEnd(node, rest + (node.data.codePointAt(rest) > 0xffff ? 2 : 1));
            const box = range.getBoundingClientRect();
            return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          }
          rest -= node.data.length;
        }
      }
      return null;
    }, [shown.editor, text, character]);
  }

  /** Runs a command of the palette by its title. */
  async command(title) {
    await this.page.keyboard.press('F1');
    await this.page.waitForSelector(`${shown.quickInput} input`);
    await this.page.keyboard.insertText(title);
    const found = await poll(async () => (await this.visible('.quick-input-list .monaco-list-row', 500))?.includes(title));
    if (!found) throw new Error(`the command palette has no “${title}”`);
    await this.page.keyboard.press('Enter');
  }

  /** Closes hovers, menus and peeks, and takes the mouse away. */
  async clear() {
    for (let i = 0; i < 2; i++) {
      await this.page.keyboard.press('Escape');
      await sleep(40);
    }
    await this.page.mouse.move(25, 600);
  }
}
