import * as vscode from 'vscode';

/** How soon after an edit VS Code asks of its own accord; its delay is 10 ms. */
const atOnce = 100; // ms

/**
 * Tells the server which completions nobody asked for. While a word is typed,
 * VS Code asks by itself (editor.quickSuggestions) in the same way as for
 * Ctrl+Space; trigger characters it passes over there. So a letter that was just
 * typed is named as what triggered it: the server then answers only what may be
 * pinyin, and no list comes up over English words.
 */
export class Typing implements vscode.Disposable {
  private readonly edited = new WeakMap<vscode.TextDocument, number>();
  private readonly listener = vscode.workspace.onDidChangeTextDocument((e) => {
    if (e.contentChanges.length > 0) this.edited.set(e.document, Date.now());
  });

  /** The context of a completion as the server shall see it. */
  contextOf(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.CompletionContext,
  ): vscode.CompletionContext {
    const since = Date.now() - (this.edited.get(document) ?? 0);
    if (context.triggerKind !== vscode.CompletionTriggerKind.Invoke || since > atOnce) return context;
    const letter = /[a-z]$/i.exec(document.lineAt(position).text.slice(0, position.character))?.[0];
    if (!letter) return context;
    return { triggerKind: vscode.CompletionTriggerKind.TriggerCharacter, triggerCharacter: letter };
  }

  dispose(): void {
    this.listener.dispose();
  }
}
