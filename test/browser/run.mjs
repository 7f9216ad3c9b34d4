// Runs every *.test.mjs of this folder, or those named, one after another in one browser, and ends with “N passed, N failed”.
// Usage: node test/browser/run.mjs [FILE…]     SESPERF_SHOTS=FOLDER keeps the pictures elsewhere.
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, seen, startDemo, stopAll, tests } from './harness.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const named = process.argv.slice(2).map((name) => resolve(name));
const files = named.length ? named : (await readdir(here)).filter((name) => name.endsWith('.test.mjs')).sort().map((name) => join(here, name));
for (const file of files) await import(pathToFileURL(file));

const browser = await launch();
let passed = 0, failed = 0, demo;

async function within(ms, run) {
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error(`not done within ${ms / 1000} s`)), ms); });
  try { await Promise.race([run(), late]); } finally { clearTimeout(timer); }
}

for (const { name, needs, timeout, run } of tests) {
  const begun = Date.now();
  try {
    await within(timeout, async () => {
      if (needs === 'demo') demo ??= await startDemo();
      await run({ browser, demo });
    });
    passed++;
    console.log(`ok    ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}\n${String(error.stack || error).replace(/^/gm, '      ')}`);
  }
  for (const context of browser.contexts()) await context.close();
}

await stopAll();
await browser.close();
console.log(`axe found nothing on ${seen.states} page states that were asked, unless a line above says so`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
