// The References view: works, those that are cited first, below each the places that cite it.
import * as vscode from 'vscode';
import { documentsUsing, type Node } from './places';
import { type ReferenceItem, ReferencesRequest } from './protocol';
import type { Session } from './session';
import { EntryView } from './view';

export class ReferencesView extends EntryView {
  constructor(session: Session) {
    super(session, 'jiaozhu.references');
  }

  protected async roots(): Promise<Node[]> {
    const textDocument = this.session.identify(vscode.window.activeTextEditor?.document);
    const answer = await this.session.ask(ReferencesRequest, { textDocument });
    const works = answer?.references ?? [];
    this.show(answer && works.length === 0 ? vscode.l10n.t('No bibliography has a work yet.') : undefined);
    return sortWorks(works).map((work) => this.workNode(work));
  }

  private workNode(work: ReferenceItem): Node {
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    const node: Node = new vscode.TreeItem(work.title || work.key, work.uses > 0 ? Collapsed : None);
    node.id = work.key;
    node.description = [byline(work), work.uses > 0 ? `${work.uses}` : undefined].filter(Boolean).join(' · ');
    node.iconPath = new vscode.ThemeIcon(work.uses > 0 ? 'book' : 'circle-outline');
    node.entry = { kind: 'reference', id: work.key };
    node.target = work.location && this.session.location(work.location.uri, work.location.range);
    node.contextValue = node.target ? 'entry' : 'work';
    node.children = () => documentsUsing(this.session, 'reference', work.key);
    return node;
  }
}

/** Author and year, what there is of them. */
export function byline(work: ReferenceItem): string {
  return [work.author, work.year].filter(Boolean).join(' ');
}

/** Works that are cited first, then by author and title. */
export function sortWorks(works: ReferenceItem[]): ReferenceItem[] {
  const collator = new Intl.Collator(vscode.env.language);
  const cited = (w: ReferenceItem) => (w.uses > 0 ? 0 : 1);
  return works.toSorted(
    (a, b) =>
      cited(a) - cited(b) ||
      collator.compare(a.author ?? '', b.author ?? '') ||
      collator.compare(a.title, b.title),
  );
}
