import * as vscode from 'vscode';
import { insertCitation } from './citation';
import { ConceptsView } from './concepts';
import { newTerm, openGlossary } from './glossary';
import { showMenu } from './menu';
import { openEntry } from './places';
import { ReferencesView } from './references';
import { openSample } from './sample';
import { Session } from './session';
import { StatusItem } from './status';

let session: Session | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('jiaozhu 校注', { log: true });
  const running = new Session(context, log);
  session = running;
  const command = (id: string, run: (...args: never[]) => unknown) =>
    context.subscriptions.push(vscode.commands.registerCommand(`jiaozhu.${id}`, run));
  command('restart', () => running.restart());
  command('showLog', () => log.show());
  command('newTerm', () => newTerm(running));
  command('insertCitation', () => insertCitation(running));
  command('openGlossary', () => openGlossary(running));
  command('showMenu', showMenu);
  command('openSample', () => openSample(context));
  command('openEntry', openEntry);
  context.subscriptions.push(
    log,
    running,
    new ConceptsView(running),
    new ReferencesView(running),
    new StatusItem(running),
    vscode.workspace.onDidChangeConfiguration(async (e) => {
      if (e.affectsConfiguration('jiaozhu.server')) await running.restart();
    }),
  );
  await running.start();
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}
