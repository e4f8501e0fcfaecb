// A VS Code of its own for one run: code-server with throw-away folders.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

import { patience, poll } from './wait.mjs';

const here = import.meta.dirname;

/** Settings under which nothing but the extension under test speaks up. */
const quiet = {
  'chat.disableAIFeatures': true,
  'editor.fontFamily': "'Noto Sans Mono CJK TC', monospace",
  'editor.fontSize': 15,
  'editor.hover.delay': 150,
  'editor.lightbulb.enabled': 'on',
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.menuBarVisibility': 'hidden',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.editor.enablePreview': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

function freePort() {
  return new Promise((done) => {
    const socket = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => done(port));
    });
  });
}

/**
 * Starts code-server and returns {url, ask, kill, stop}.
 *
 * @param {object} options
 * @param {string} options.install the folder that install.sh made
 * @param {string} options.scratch an empty folder for profile, extensions and home
 * @param {string} options.vsix the extension under test
 * @param {object} options.settings user settings beside the quiet ones
 * @param {object} options.env environment beside this process's
 * @param {string} options.log the file that takes code-server's output
 */
export async function startServer({ install, scratch, vsix, settings, env: extra, log }) {
  const node = path.join(install, 'node');
  const entry = path.join(install, 'node_modules/code-server/out/node/entry.js');
  const profile = path.join(scratch, 'profile');
  const extensions = path.join(scratch, 'extensions');
  const home = path.join(scratch, 'home');
  for (const dir of [extensions, home]) fs.mkdirSync(dir, { recursive: true });
  // A remote VS Code, which code-server is, reads settings of scope "machine"
  // from Machine only.
  for (const scope of ['User', 'Machine']) {
    fs.mkdirSync(path.join(profile, scope), { recursive: true });
    fs.writeFileSync(path.join(profile, scope, 'settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
  }
  fs.cpSync(path.join(here, 'probe'), path.join(extensions, 'test.probe-0.0.1'), { recursive: true });

  const port = await freePort();
  const probe = { port: await freePort(), token: randomBytes(12).toString('hex') };
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VSCODE_')));
  Object.assign(env, {
    HOME: home,
    XDG_CACHE_HOME: path.join(home, 'cache'),
    XDG_CONFIG_HOME: path.join(home, 'config'),
    XDG_DATA_HOME: path.join(home, 'share'),
    EXTENSIONS_GALLERY: '{}',
    PROBE_PORT: String(probe.port),
    PROBE_TOKEN: probe.token,
    LANG: 'C.UTF-8',
  }, extra);
  const folders = ['--user-data-dir', profile, '--extensions-dir', extensions];
  execFileSync(node, [entry, ...folders, '--install-extension', vsix], { env, stdio: ['ignore', 'ignore', 'pipe'] });

  const output = fs.openSync(log, 'w');
  const child = spawn(node, [
    entry, ...folders, '--bind-addr', `127.0.0.1:${port}`, '--auth', 'none',
    '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust',
  ], { env, detached: true, stdio: ['ignore', output, output] });
  const url = `http://127.0.0.1:${port}`;
  const up = await poll(async () => {
    if (child.exitCode !== null) throw new Error(`code-server ended; see ${log}`);
    return (await fetch(`${url}/healthz`)).ok;
  }, 3 * patience);
  if (!up) throw new Error(`code-server does not answer; see ${log}`);

  return {
    url,
    pid: child.pid,
    /** Runs body, an async function of (vscode, args), inside the extension host. */
    async ask(body, args) {
      const response = await fetch(`http://127.0.0.1:${probe.port}/`, {
        method: 'POST', body: JSON.stringify({ token: probe.token, body, args }),
      });
      const { value, error } = await response.json();
      if (error) throw new Error(`in the extension host: ${error}`);
      return value;
    },
    /** Ends code-server with all that it started. */
    async stop() {
      if (child.exitCode !== null) return;
      const ended = new Promise((done) => child.once('exit', done));
      process.kill(-child.pid, 'SIGTERM');
      const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), 2000);
      await ended;
      clearTimeout(timer);
    },
  };
}
