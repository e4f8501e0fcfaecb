// For tests only. Inside the extension host it listens on the loopback port
// $PROBE_PORT for POST {token, body, args}, runs body as an async function
// (vscode, args) and answers {value} or {error}. The token is $PROBE_TOKEN.
const vscode = require('vscode');
const http = require('node:http');

const AsyncFunction = (async () => {}).constructor;
const deepest = 12;

/** Turns a value of VS Code's API into plain JSON: ranges become [l, c, l, c]. */
function plain(value, depth = 0) {
  if (value === null || typeof value !== 'object') return typeof value === 'function' ? undefined : value;
  if (depth > deepest) return '…';
  if (value instanceof vscode.Uri) return value.toString();
  if (value instanceof vscode.Position) return [value.line, value.character];
  if (value instanceof vscode.Range) return [value.start.line, value.start.character, value.end.line, value.end.character];
  if (value instanceof vscode.MarkdownString) return value.value;
  if (value instanceof vscode.WorkspaceEdit) return value.entries().map(([uri, edits]) => [uri.toString(), plain(edits, depth + 1)]);
  if (Array.isArray(value)) return value.map((item) => plain(item, depth + 1));
  const names = new Set([...Object.keys(value), ...Object.getOwnPropertyNames(Object.getPrototypeOf(value) ?? {})]);
  const result = {};
  for (const name of names) {
    if (name === 'constructor' || name.startsWith('_')) continue;
    let item;
    try {
      item = value[name];
    } catch {
      continue; // a getter of a disposed object
    }
    if (typeof item !== 'function') result[name] = plain(item, depth + 1);
  }
  return result;
}

async function answer(request) {
  try {
    const { token, body, args } = JSON.parse(request);
    if (token !== process.env.PROBE_TOKEN) throw new Error('wrong token');
    return { value: plain(await new AsyncFunction('vscode', 'args', body)(vscode, args)) };
  } catch (error) {
    return { error: String(error?.stack ?? error) };
  }
}

exports.activate = (context) => {
  const port = Number(process.env.PROBE_PORT);
  if (!port || !process.env.PROBE_TOKEN) return;
  const server = http.createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part) => { text += part; });
    request.on('end', async () => response.end(JSON.stringify(await answer(text))));
  });
  server.listen(port, '127.0.0.1');
  context.subscriptions.push({ dispose: () => server.close() });
};
