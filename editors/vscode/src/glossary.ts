// The commands about glossaries: add a term, open a file.
import * as vscode from 'vscode';
import { type GlossaryFile, StatusRequest } from './protocol';
import type { Session } from './session';

const newConcept = vscode.CodeActionKind.Refactor.append('jiaozhu.newConcept');

/** Adds the selected words, or the word at the cursor, to a glossary: the server knows which it is, and how. */
export async function newTerm(session: Session): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !session.identify(editor.document)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Select the words to add to the glossary.'));
    return;
  }
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    editor.selection,
    newConcept.value,
    20,
  );
  const offered = actions.filter((a) => !a.disabled && a.kind && newConcept.contains(a.kind));
  if (offered.length === 0) {
    const words = editor.document.getText(editor.selection);
    const none = words
      ? vscode.l10n.t(
          '“{0}” cannot be added: it is a term already, or no glossary can be written here.',
          words,
        )
      : vscode.l10n.t('Select the words to add to the glossary.');
    void vscode.window.showInformationMessage(actions.find((a) => a.disabled)?.disabled?.reason ?? none);
    return;
  }
  const picked = await pickAction(offered);
  if (picked) await apply(picked);
}

/** Applies an action and saves what it changed, save for files that had unsaved changes before. */
async function apply(action: vscode.CodeAction): Promise<void> {
  const dirty = new Set(vscode.workspace.textDocuments.filter((d) => d.isDirty).map((d) => d.uri.toString()));
  if (action.edit && (await vscode.workspace.applyEdit(action.edit))) {
    for (const [uri] of action.edit.entries()) {
      if (!dirty.has(uri.toString())) await (await vscode.workspace.openTextDocument(uri)).save();
    }
  }
  if (action.command) {
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  }
}

async function pickAction(actions: vscode.CodeAction[]): Promise<vscode.CodeAction | undefined> {
  const items = actions.map((action) => ({ label: action.title, action }));
  return (await vscode.window.showQuickPick(items))?.action;
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
