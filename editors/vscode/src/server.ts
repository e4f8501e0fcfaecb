// Where the server's program is.
import { accessSync, chmodSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

const program = process.platform === 'win32' ? 'jiaozhu.exe' : 'jiaozhu';

/** Nothing to run: the setting's path if that is what names no program, else undefined. */
export class NoServer extends Error {
  constructor(readonly path?: string) {
    super(path ? `no such program: ${path}` : 'no server program');
  }
}

/**
 * Finds the program: what the setting names, else the one that is packed with the extension, else the one
 * on PATH. A setting that names no program is an error and not passed over: whoever set it means it.
 */
export function findServer(setting: string, extensionPath: string, folder?: string): string {
  if (setting) {
    const path = expand(setting, folder);
    const found = isAbsolute(path) ? runnable(path) && path : onPath(path);
    if (!found) throw new NoServer(path);
    return found;
  }
  const packed = join(extensionPath, 'server', program);
  if (runnable(packed)) return packed;
  const found = onPath(program);
  if (!found) throw new NoServer();
  return found;
}

/** Writes out ~ and ${workspaceFolder}, and takes a path with a folder in it from the workspace. */
function expand(path: string, folder?: string): string {
  if (path === '~' || /^~[/\\]/.test(path)) path = join(homedir(), path.slice(1));
  if (folder) {
    path = path.replaceAll('$' + '{workspaceFolder}', folder);
    if (!isAbsolute(path) && /[/\\]/.test(path)) path = join(folder, path);
  }
  return path;
}

function onPath(name: string): string | undefined {
  const names = process.platform === 'win32' && !name.endsWith('.exe') ? [name, `${name}.exe`] : [name];
  for (const dir of (process.env.PATH ?? '').split(delimiter)) {
    if (!isAbsolute(dir)) continue; // a relative one would run what lies in the workspace
    for (const n of names) {
      const path = join(dir, n);
      if (runnable(path)) return path;
    }
  }
  return undefined;
}

function runnable(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false;
  } catch {
    return false;
  }
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Some ways of unpacking lose the right to execute.
    try {
      chmodSync(path, 0o755);
      return true;
    } catch {
      return false;
    }
  }
}
