// The command that inserts a citation.
import * as vscode from 'vscode';
import { type ReferenceItem, ReferencesRequest } from './protocol';
import { byline, sortWorks } from './references';
import type { Session } from './session';

interface Work extends vscode.QuickPickItem {
  work: ReferenceItem;
}

export async function insertCitation(session: Session): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const textDocument = session.identify(editor?.document);
  if (!editor || !textDocument) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a document to cite in.'));
    return;
  }
  const position = editor.selection.end; // zero-based, in UTF-16 units: as the protocol has it
  const works = session.ask(ReferencesRequest, { textDocument, position }).then((answer): Work[] =>
    sortWorks(answer?.references ?? []).map((work) => ({
      work,
      label: work.title || work.key,
      description: byline(work),
      detail: work.key,
    })),
  );
  const picked = await vscode.window.showQuickPick(works, {
    placeHolder: vscode.l10n.t('Title, author, year or key of the work to cite'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (!picked) return;
  await editor.edit((edit) => {
    for (const selection of editor.selections)
      edit.replace(new vscode.Range(selection.end, selection.end), picked.work.insert);
  });
}
