// The text that the walkthrough opens.
import * as vscode from 'vscode';

/** Opens a new document with the sample, in the script of the user's language. */
export async function openSample(context: vscode.ExtensionContext): Promise<void> {
  const name = /^zh-(tw|hk|hant)/i.test(vscode.env.language) ? 'sample.zh-tw.md' : 'sample.zh-cn.md';
  const source = vscode.Uri.joinPath(context.extensionUri, 'samples', name);
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(source));
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}
