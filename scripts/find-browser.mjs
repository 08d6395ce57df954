/**
 * Finds a Chromium for the tests and the benchmark. Where there is none, a Debian or Ubuntu run as root gets the
 * distribution's `chromium`; elsewhere one sentence says what to install.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** @returns {string | null} path of the executable */
export function findBrowser(environment = process.env) {
  if (environment.CHROME_PATH) return isExecutable(environment.CHROME_PATH) ? environment.CHROME_PATH : null;
  const folders = ['/usr/bin', ...(environment.PATH ?? '').split(delimiter)].filter((folder) => folder !== '');
  const home = environment.HOME ? APPLICATIONS.map((path) => join(environment.HOME, path)) : [];
  const places = [...COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS, ...home];
  return places.find(isExecutable) ?? null;
}

/** Finds a browser or installs one; throws a sentence for people when neither works. */
export function requireBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  if (process.env.CHROME_PATH) throw new Error(`CHROME_PATH is ${process.env.CHROME_PATH}, which is not an executable file; correct it or unset it.`);
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) installDebianChromium();
  const installed = findBrowser();
  if (installed === null) throw new Error('The browser tests need Chromium: install the package "chromium" or Google Chrome, or set CHROME_PATH to an executable.');
  return installed;
}

function installDebianChromium() {
  console.log('No Chromium found; installing the package "chromium".');
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update', '-q'], ['install', '-y', '-q', 'chromium']]) {
    const { status, stdout, stderr, error } = spawnSync('apt-get', args, { env: environment, encoding: 'utf8' });
    if (status === 0) continue;
    console.error(`${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`);
    return;
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Needed without a display and as root in a container; the rest keeps the browser off the network. */
export const BROWSER_ARGUMENTS = Object.freeze([
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(requireBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
