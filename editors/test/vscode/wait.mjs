// Waiting for what must come, and saying what came instead.

/** How long a thing that must come may take, in milliseconds. */
export const patience = 40_000;

export const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/**
 * Calls look until it returns something truthy, and returns that. When the time
 * is up it returns null, or throws what look threw last.
 */
export async function poll(look, ms = patience) {
  const end = Date.now() + ms;
  for (;;) {
    let last;
    try {
      const value = await look();
      if (value) return value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      if (last) throw last;
      return null;
    }
    await sleep(60);
  }
}

/** Throws unless text has all of wanted.expect and none of wanted.absent. */
export function mustHave(text, wanted, what) {
  const shown = String(text);
  for (const part of [wanted.expect ?? []].flat()) {
    if (!shown.includes(part)) throw new Error(`${what}: no “${part}” in: ${shown.slice(0, 800)}`);
  }
  for (const part of [wanted.absent ?? []].flat()) {
    if (shown.includes(part)) throw new Error(`${what}: “${part}” should not be in: ${shown.slice(0, 800)}`);
  }
}
