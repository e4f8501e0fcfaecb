// A tree view that is kept current while it can be seen.
import * as vscode from 'vscode';
import { Debounce } from './debounce';
import { describe, type Node } from './places';
import type { Session } from './session';

export abstract class EntryView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  private readonly soon = new Debounce(500, () => this.changed.fire(undefined));
  private readonly tree: vscode.TreeView<Node>;
  private readonly subscriptions: vscode.Disposable[];
  private stale = true;

  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    protected readonly session: Session,
    id: string,
  ) {
    this.tree = vscode.window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true });
    const refresh = () => {
      this.stale = true;
      if (this.tree.visible) this.soon.ring();
    };
    this.subscriptions = [
      session.onDidChange(refresh),
      this.tree.onDidChangeVisibility((e) => {
        if (e.visible && this.stale) this.soon.ring();
      }),
    ];
  }

  dispose(): void {
    this.soon.dispose();
    this.tree.dispose();
    this.changed.dispose();
    for (const s of this.subscriptions) s.dispose();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node;
  }

  resolveTreeItem(_: vscode.TreeItem, node: Node, token: vscode.CancellationToken): Promise<vscode.TreeItem> {
    return describe(this.session, node, token);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return (await node.children?.()) ?? [];
    this.stale = false;
    return this.roots();
  }

  protected abstract roots(): Promise<Node[]>;

  protected show(message: string | undefined): void {
    this.tree.message = message;
  }
}
