// Loads a module of src that does without VS Code.
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

export async function load(name) {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`../src/${name}`, import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
