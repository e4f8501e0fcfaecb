// The browser that shows VS Code.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Letter forms: without it Chromium takes the Japanese forms of Noto Sans CJK
 * for hovers, menus and panels.
 */
function fonts(scratch, lang) {
  const family = lang === 'zh-tw' ? 'Noto Sans CJK TC' : 'Noto Sans CJK SC';
  const file = path.join(scratch, 'fonts.conf');
  fs.writeFileSync(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <edit name="lang" mode="prepend" binding="strong"><string>${lang}</string></edit>
  </match>
  <match target="pattern">
    <edit name="family" mode="append" binding="strong"><string>${family}</string></edit>
  </match>
</fontconfig>
`);
  return file;
}

/**
 * Opens the page and returns it with its browser.
 *
 * @param {object} options
 * @param {string} options.install the folder that has playwright-core
 * @param {string} options.scratch a folder for the browser's configuration
 * @param {string} options.program the browser
 * @param {string} options.lang whose letter forms to show: zh-tw or zh-cn
 * @param {string} options.log the file that takes the page's console
 */
export async function openBrowser({ install, scratch, program, lang, log }) {
  const { chromium } = createRequire(path.join(install, 'x.js'))('playwright-core');
  const browser = await chromium.launch({
    executablePath: program,
    headless: true,
    env: { ...process.env, FONTCONFIG_FILE: fonts(scratch, lang) },
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--lang=en-US',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const output = fs.createWriteStream(log);
  page.on('console', (message) => output.write(`[${message.type()}] ${message.text()}\n`));
  return { browser, page };
}
