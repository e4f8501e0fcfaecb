// The Concepts view: fields, below them concepts with their narrower ones, below those where they are used.
import * as vscode from 'vscode';
import { Hierarchy } from './hierarchy';
import { documentsUsing, type Node } from './places';
import { type ConceptItem, ConceptsRequest } from './protocol';
import type { Session } from './session';
import { EntryView } from './view';

export class ConceptsView extends EntryView {
  constructor(session: Session) {
    super(session, 'jiaozhu.concepts');
  }

  protected async roots(): Promise<Node[]> {
    const textDocument = this.session.identify(vscode.window.activeTextEditor?.document);
    const answer = await this.session.ask(ConceptsRequest, { textDocument });
    const concepts = answer?.concepts ?? [];
    this.show(answer && concepts.length === 0 ? vscode.l10n.t('No glossary has a concept yet.') : undefined);
    const tree = new Hierarchy(concepts);
    const fields = [...tree.fields()].map(([field, top]) => ({
      field,
      top,
      used: top.some((c) => tree.used.has(c)),
    }));
    if (fields.length <= 1) return this.nodes(fields[0]?.top ?? [], tree, '');
    return fields
      .sort((a, b) => Number(b.used) - Number(a.used) || order(a.field, b.field))
      .map(({ field, top, used }) => this.fieldNode(field, top, used, tree));
  }

  private fieldNode(field: string, concepts: ConceptItem[], used: boolean, tree: Hierarchy): Node {
    const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const label = field || vscode.l10n.t('Without a field');
    const node: Node = new vscode.TreeItem(label, used ? Expanded : Collapsed);
    node.id = `field/${field}`;
    node.iconPath = new vscode.ThemeIcon('folder-library');
    node.description = `${concepts.length}`;
    node.contextValue = 'field';
    node.children = () => this.nodes(concepts, tree, `field/${field}`);
    return node;
  }

  /** Nodes of concepts: first those that are used. The path above tells the nodes of one concept apart. */
  private nodes(concepts: ConceptItem[], tree: Hierarchy, path: string): Node[] {
    return concepts
      .toSorted((a, b) => Number(tree.used.has(b)) - Number(tree.used.has(a)) || order(a.label, b.label))
      .map((c) => this.conceptNode(c, tree, `${path}/${c.id}`));
  }

  private conceptNode(c: ConceptItem, tree: Hierarchy, path: string): Node {
    const above = path.split('/');
    const narrower = tree.narrower(c).filter((n) => !above.includes(n.id)); // a ring ends where it began
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    const node: Node = new vscode.TreeItem(c.label, narrower.length > 0 || c.uses > 0 ? Collapsed : None);
    node.id = path;
    node.description = [c.original, c.uses > 0 ? `${c.uses}` : undefined].filter(Boolean).join(' · ');
    node.iconPath = new vscode.ThemeIcon(c.uses > 0 ? 'symbol-class' : 'circle-outline');
    node.entry = { kind: 'concept', id: c.id };
    node.target = c.location && this.session.location(c.location.uri, c.location.range);
    node.contextValue = node.target ? 'entry' : 'concept';
    node.children = async () => [
      ...this.nodes(narrower, tree, path),
      ...(c.uses > 0 ? await documentsUsing(this.session, 'concept', c.id) : []),
    ];
    return node;
  }
}

const collator = new Intl.Collator(vscode.env.language);

function order(a: string, b: string): number {
  return collator.compare(a, b);
}
