/** What a process and its children use, read from /proc (Linux). */
import { readdirSync, readFileSync } from 'node:fs';

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The process and all its descendants. */
export function processTree(root) {
  const children = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = read(`/proc/${name}/stat`);
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (!Number.isNaN(parent)) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [root];
  for (let i = 0; i < found.length; i++) found.push(...(children.get(found[i]) ?? []));
  return found;
}

export function rendererProcesses(browser) {
  return processTree(browser).filter((pid) => read(`/proc/${pid}/cmdline`).includes('--type=renderer'));
}

/** Resident memory in bytes, shared pages included. */
export function residentBytes(pid) {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`));
  return kilobytes ? Number(kilobytes[1]) * 1024 : 0;
}

/** Processor time in ms of each thread of the processes whose name begins so; `Map` by thread id. */
export function threadTimes(pids, name) {
  const times = new Map();
  for (const pid of pids) {
    let threads = [];
    try {
      threads = readdirSync(`/proc/${pid}/task`);
    } catch {
      continue;
    }
    for (const thread of threads) {
      if (!read(`/proc/${pid}/task/${thread}/comm`).startsWith(name)) continue;
      const spent = Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]);
      if (spent > 0) times.set(Number(thread), spent / 1e6);
    }
  }
  return times;
}

/** Calls `sample` at an interval until stopped; `stop()` returns what was collected. */
export function sampler(intervalMs, sample) {
  const samples = [];
  const take = () => samples.push({ at: performance.timeOrigin + performance.now(), value: sample() });
  take();
  const timer = setInterval(take, intervalMs);
  return { samples, stop() { clearInterval(timer); take(); return samples; } };
}
