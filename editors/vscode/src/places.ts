// What both views show below an entry: the documents that use it, and in each the places.
import * as vscode from 'vscode';
import { groupBy } from './group';
import { DescribeRequest, type EntryKind, type Use, UsesRequest } from './protocol';
import type { Session } from './session';

/** A node of a view. */
export interface Node extends vscode.TreeItem {
  children?: () => Promise<Node[]> | Node[];
  entry?: { kind: EntryKind; id: string };
  target?: vscode.Location; // of the entry in its glossary
}

/** The documents that use an entry. */
export async function documentsUsing(session: Session, kind: EntryKind, id: string): Promise<Node[]> {
  const answer = await session.ask(UsesRequest, { kind, id });
  const byDocument = groupBy(answer?.locations ?? [], (use) => use.uri);
  return [...byDocument].map(([uri, uses]) => documentNode(session, uri, uses));
}

function documentNode(session: Session, uri: string, uses: Use[]): Node {
  const resource = vscode.Uri.parse(uri);
  const node: Node = new vscode.TreeItem(resource, vscode.TreeItemCollapsibleState.Collapsed);
  const folder = vscode.workspace.asRelativePath(resource).split('/').slice(0, -1).join('/');
  node.description = folder ? `${folder} · ${uses.length}` : `${uses.length}`;
  node.iconPath = vscode.ThemeIcon.File;
  node.contextValue = 'document';
  node.children = () => uses.map((use) => placeNode(session, use));
  return node;
}

function placeNode(session: Session, use: Use): Node {
  const before = tail(use.before, 12);
  const node: Node = new vscode.TreeItem({
    label: before + use.text + use.after,
    highlights: [[before.length, before.length + use.text.length]],
  });
  const location = session.location(use.uri, use.range);
  node.contextValue = 'place';
  node.tooltip = use.before + use.text + use.after;
  node.description = `${use.range.start.line + 1}`;
  if (location) node.command = openCommand(location);
  return node;
}

/** The last characters of a text. */
function tail(text: string, length: number): string {
  const all = [...text];
  return all.length <= length ? text : `…${all.slice(-length).join('')}`;
}

/** Says what a hover on the entry would, once the mouse rests on its node. */
export async function describe(session: Session, node: Node, token: vscode.CancellationToken): Promise<Node> {
  if (!node.entry || node.tooltip) return node;
  const textDocument = session.identify(vscode.window.activeTextEditor?.document);
  const answer = await session.ask(DescribeRequest, { ...node.entry, textDocument }, token);
  if (answer) node.tooltip = new vscode.MarkdownString(answer.markdown);
  return node;
}

/** The command that opens a location with its text selected. */
export function openCommand(location: vscode.Location): vscode.Command {
  const options: vscode.TextDocumentShowOptions = { selection: location.range };
  return { title: '', command: 'vscode.open', arguments: [location.uri, options] };
}

/** Opens the entry of a node in its glossary. */
export async function openEntry(node?: Node): Promise<void> {
  if (!node?.target) return;
  const { command, arguments: args = [] } = openCommand(node.target);
  await vscode.commands.executeCommand(command, ...args);
}
