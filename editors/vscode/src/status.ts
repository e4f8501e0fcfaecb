// The status bar item: the document in figures.
import * as vscode from 'vscode';
import { Debounce } from './debounce';
import { type Status, StatusRequest } from './protocol';
import type { Session } from './session';

export class StatusItem implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly soon = new Debounce(200, () => this.update());
  private readonly subscriptions: vscode.Disposable[];
  private asked = 0;

  constructor(private readonly session: Session) {
    this.item = vscode.window.createStatusBarItem('jiaozhu.status', vscode.StatusBarAlignment.Right, 90);
    this.item.name = 'jiaozhu 校注';
    this.item.command = 'jiaozhu.showMenu';
    const soon = () => this.soon.ring();
    this.subscriptions = [session.onDidChange(soon), vscode.window.onDidChangeActiveTextEditor(soon)];
    soon();
  }

  dispose(): void {
    this.soon.dispose();
    this.item.dispose();
    for (const s of this.subscriptions) s.dispose();
  }

  private async update(): Promise<void> {
    const asked = ++this.asked;
    if (!this.session.running) {
      this.item.text = '$(warning) 校注';
      this.item.tooltip = vscode.l10n.t('The jiaozhu language server is not running.');
      this.item.show();
      return;
    }
    const textDocument = this.session.identify(vscode.window.activeTextEditor?.document);
    if (!textDocument) {
      this.item.hide();
      return;
    }
    const status = await this.session.ask(StatusRequest, { textDocument });
    if (asked !== this.asked) return; // a later one is under way
    if (!status?.format) {
      this.item.hide();
      return;
    }
    this.item.text = summary(status);
    this.item.tooltip = details(status);
    this.item.accessibilityInformation = {
      label: vscode.l10n.t('{0} terms, {1} findings', status.concepts, total(status)),
    };
    this.item.show();
  }
}

function summary(s: Status): string {
  const parts = [`$(book) ${s.concepts}`];
  const { error, warning, information, hint } = s.findings;
  if (error + warning > 0) parts.push(`$(warning) ${error + warning}`);
  if (information + hint > 0) parts.push(`$(info) ${information + hint}`);
  if (error + warning + information + hint === 0) parts.push('$(check)');
  parts.push(usage(s));
  return parts.join(' ');
}

function total(s: Status): number {
  return s.findings.error + s.findings.warning + s.findings.information + s.findings.hint;
}

/** The region, or where nothing tells it the script. */
function usage(s: Status): string {
  switch (s.region) {
    case 'tw':
      return vscode.l10n.t('Taiwan');
    case 'hk':
      return vscode.l10n.t('Hong Kong');
    case 'cn':
      return vscode.l10n.t('Mainland');
  }
  return script(s);
}

function script(s: Status): string {
  return { Hant: '繁', Hans: '简', Hani: '–' }[s.script];
}

function details(s: Status): vscode.MarkdownString {
  const f = s.findings;
  const rows: [string, string | number][] = [
    [vscode.l10n.t('Terms'), vscode.l10n.t('{0} in {1} places', s.concepts, s.mentions)],
    [vscode.l10n.t('Works cited'), vscode.l10n.t('{0} in {1} places', s.references, s.citations)],
    [vscode.l10n.t('Errors and warnings'), f.error + f.warning],
    [vscode.l10n.t('Information and hints'), f.information + f.hint],
    [vscode.l10n.t('Script and region'), `${script(s)} · ${usage(s)}`],
    [vscode.l10n.t('Glossaries'), s.glossaries.length],
  ];
  const table = rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n');
  return new vscode.MarkdownString(`**jiaozhu 校注**\n\n| | |\n|---|---|\n${table}\n`);
}
