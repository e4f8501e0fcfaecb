// What a click on the status bar item offers.
import * as vscode from 'vscode';

export async function showMenu(): Promise<void> {
  const entries: [string, string, string][] = [
    ['warning', vscode.l10n.t('Show findings'), 'workbench.actions.view.problems'],
    ['add', vscode.l10n.t('Add the selected words to the glossary'), 'jiaozhu.newTerm'],
    ['quote', vscode.l10n.t('Insert a citation'), 'jiaozhu.insertCitation'],
    ['book', vscode.l10n.t('Open a glossary'), 'jiaozhu.openGlossary'],
    ['type-hierarchy', vscode.l10n.t('Show concepts'), 'jiaozhu.concepts.focus'],
    ['references', vscode.l10n.t('Show works'), 'jiaozhu.references.focus'],
    ['output', vscode.l10n.t('Show the log'), 'jiaozhu.showLog'],
    ['debug-restart', vscode.l10n.t('Restart the server'), 'jiaozhu.restart'],
  ];
  const items = entries.map(([icon, label, command]) => ({ label: `$(${icon}) ${label}`, command }));
  const picked = await vscode.window.showQuickPick(items, { title: 'jiaozhu 校注' });
  if (picked) await vscode.commands.executeCommand(picked.command);
}
