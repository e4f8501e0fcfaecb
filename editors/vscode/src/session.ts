// The client of one language server, which can be started anew.
import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type RequestParam,
  type RequestType,
  RevealOutputChannelOn,
  State,
} from 'vscode-languageclient/node';
import { findServer, NoServer } from './server';
import { Typing } from './typing';

const installPage = 'https://github.com/jiaozhu/jiaozhu#readme';

const languages = ['markdown', 'mdx', 'quarto', 'rmd', 'plaintext', 'latex', 'tex', 'typst', 'org', 'html'];

/** Documents of prose, also before they are saved. */
const prose = [
  ...languages.flatMap((language) => [
    { scheme: 'file', language },
    { scheme: 'untitled', language },
  ]),
  { scheme: 'file', pattern: '**/*.{typ,org,tex,md,qmd,Rmd}' }, // whatever extension claims them
];

/** What the server reads: prose, and the files that it is checked against. */
const documents = [
  ...prose,
  { scheme: 'file', language: 'bibtex' },
  { scheme: 'file', pattern: '**/*.bib' },
  { scheme: 'file', pattern: '**/*.glossary.{yaml,yml}' },
  { scheme: 'file', pattern: '**/.jiaozhu.yaml' },
];

/** Settings that are the extension's own; the server knows none of them. */
const ownSettings = new Set(['server', 'trace']);

export class Session implements vscode.Disposable {
  private client?: LanguageClient;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly typing = new Typing();

  /** Fires when what the server has to say may have changed, and when it starts or stops. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    readonly log: vscode.LogOutputChannel,
  ) {}

  get running(): boolean {
    return this.client?.state === State.Running;
  }

  /** Starts the server. If there is none, tells the user what to do. */
  async start(): Promise<void> {
    const config = vscode.workspace.getConfiguration('jiaozhu');
    let command: string;
    try {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
      command = findServer(config.get('server.path', ''), this.context.extensionPath, folder);
    } catch (error) {
      if (!(error instanceof NoServer)) throw error;
      void this.explain(error);
      return;
    }
    const args = ['lsp', ...config.get<string[]>('server.args', [])];
    this.log.info(`starting ${[command, ...args].join(' ')}`);
    this.client = new LanguageClient('jiaozhu', 'jiaozhu', { command, args }, this.options());
    this.client.onDidChangeState(() => this.changed.fire());
    await this.client.start();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.changed.fire();
    // A server that died or never came cannot be stopped.
    await client?.dispose().catch((error) => this.log.warn(`stop the server: ${error}`));
  }

  /** Asks the server. Undefined if it does not run or does not answer; why, the log says. */
  async ask<P, R>(
    type: RequestType<P, R, void>,
    params: NoInfer<RequestParam<P>>,
    token?: vscode.CancellationToken,
  ): Promise<R | undefined> {
    if (!this.client || !this.running) return undefined;
    try {
      return await this.client.sendRequest(type, params, token);
    } catch (error) {
      if (!token?.isCancellationRequested) this.log.warn(`${type.method}: ${error}`);
      return undefined;
    }
  }

  /** Names a document of prose in a request as the server knows it; undefined for another one. */
  identify(document: vscode.TextDocument | undefined) {
    if (!document || vscode.languages.match(prose, document) === 0) return undefined;
    return this.client?.code2ProtocolConverter.asTextDocumentIdentifier(document);
  }

  location(uri: string, range: Parameters<LanguageClient['protocol2CodeConverter']['asRange']>[0]) {
    const convert = this.client?.protocol2CodeConverter;
    if (!convert || !range) return undefined;
    return new vscode.Location(convert.asUri(uri), convert.asRange(range) as vscode.Range);
  }

  dispose(): void {
    this.changed.dispose();
    this.typing.dispose();
  }

  private options(): LanguageClientOptions {
    const changed = () => this.changed.fire();
    return {
      documentSelector: documents,
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: serverSettings(vscode.workspace.getConfiguration('jiaozhu')),
      // Hovers link to the pages of rules and to works; no command is run from them.
      markdown: { isTrusted: false, supportHtml: false },
      middleware: {
        workspace: {
          configuration: async (params, token, next) => {
            const values = await next(params, token);
            return Array.isArray(values) ? values.map(serverSettings) : values;
          },
        },
        provideCompletionItem: (document, position, context, token, next) =>
          next(document, position, this.typing.contextOf(document, position, context), token),
        // Asked for anew after every edit, and whenever the glossaries have changed.
        provideDiagnostics: async (document, previous, token, next) => {
          const report = await next(document, previous, token);
          if (report?.kind === 'full') changed();
          return report;
        },
        handleDiagnostics: (uri, diagnostics, next) => {
          next(uri, diagnostics);
          changed();
        },
      },
    };
  }

  private async explain(error: NoServer): Promise<void> {
    this.log.error(error.message);
    const settings = vscode.l10n.t('Open Settings');
    const install = vscode.l10n.t('How to Install');
    const message = error.path
      ? vscode.l10n.t(
          'The setting jiaozhu.server.path names {0}, which is no program that can be run.',
          error.path,
        )
      : vscode.l10n.t(
          'The jiaozhu language server was not found: it is neither packed with this extension nor on PATH. Install it, or say in the settings where it is; then run “jiaozhu: Restart Server”.',
        );
    const picked = await vscode.window.showErrorMessage(message, settings, install);
    if (picked === settings) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'jiaozhu.server.path');
    } else if (picked === install) {
      await vscode.env.openExternal(vscode.Uri.parse(installPage));
    }
  }
}

function serverSettings(section: unknown): unknown {
  if (!section || typeof section !== 'object') return section;
  return Object.fromEntries(
    Object.entries(section).filter(([key, value]) => !ownSettings.has(key) && typeof value !== 'function'),
  );
}
