// The commands about glossaries: add a term, open a file.
import * as vscode from 'vscode';
import { type GlossaryFile, StatusRequest } from './protocol';
import type { Session } from './session';

const newConcept = vscode.CodeActionKind.Refactor.append('jiaozhu.newConcept');

/** Adds the selected words, or the word at the cursor, to a glossary: the server knows how. */
export async function newTerm(session: Session): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const range = editor && (editor.selection.isEmpty ? wordAt(editor) : editor.selection);
  if (!editor || !range || !session.identify(editor.document)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Select the words to add to the glossary.'));
    return;
  }
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    range,
    newConcept.value,
    20,
  );
  const offered = actions.filter((a) => !a.disabled && a.kind && newConcept.contains(a.kind));
  if (offered.length === 0) {
    const why = actions.find((a) => a.disabled)?.disabled?.reason;
    const words = editor.document.getText(range);
    void vscode.window.showInformationMessage(
      why ??
        vscode.l10n.t(
          '“{0}” cannot be added: it is a term already, or no glossary can be written here.',
          words,
        ),
    );
    return;
  }
  const picked = offered.length === 1 ? offered[0] : await pickAction(offered);
  if (!picked) return;
  // As a refactoring, it saves what it changes, unless the user has set that otherwise.
  if (picked.edit) await vscode.workspace.applyEdit(picked.edit, { isRefactoring: true });
  if (picked.command) {
    await vscode.commands.executeCommand(picked.command.command, ...(picked.command.arguments ?? []));
  }
}

async function pickAction(actions: vscode.CodeAction[]): Promise<vscode.CodeAction | undefined> {
  const items = actions.map((action) => ({ label: action.title, action }));
  return (await vscode.window.showQuickPick(items))?.action;
}

/** The range of the word at the cursor. The editor takes a whole run of Chinese text for one word. */
function wordAt(editor: vscode.TextEditor): vscode.Range | undefined {
  const { line, character } = editor.selection.active;
  const text = editor.document.lineAt(line).text;
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].filter(
    (s) => s.isWordLike,
  );
  const word =
    words.find((w) => w.index <= character && character < w.index + w.segment.length) ??
    words.find((w) => character === w.index + w.segment.length);
  return word && new vscode.Range(line, word.index, line, word.index + word.segment.length);
}

/** Opens a glossary or bibliography; the one that there is, or the one that the user picks. */
export async function openGlossary(session: Session): Promise<void> {
  const textDocument = session.identify(vscode.window.activeTextEditor?.document);
  const status = await session.ask(StatusRequest, { textDocument });
  const files = status?.glossaries ?? [];
  const own = files.filter((f) => !f.embedded);
  const only = own.length === 1 && own[0];
  const picked = only || (await pickGlossary(files));
  if (picked) await vscode.window.showTextDocument(vscode.Uri.parse(picked.uri));
}

async function pickGlossary(files: GlossaryFile[]): Promise<GlossaryFile | undefined> {
  if (files.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'There is no glossary yet. Select words in a document and run “jiaozhu: Add Term to Glossary”.',
      ),
    );
    return undefined;
  }
  const items = files.map((file) => {
    const uri = vscode.Uri.parse(file.uri);
    return {
      file,
      label: `$(${file.embedded ? 'lock' : 'book'}) ${file.embedded ? uri.path.split('/').pop() : vscode.workspace.asRelativePath(uri)}`,
      description: file.embedded ? vscode.l10n.t('built in') : undefined,
      detail: vscode.l10n.t('{0} concepts, {1} works', file.concepts, file.references),
    };
  });
  return (await vscode.window.showQuickPick(items, { matchOnDescription: true }))?.file;
}
