// Makes every fixture again from the real code and compares it with what is committed.
//   node run.mjs --documents DIR --sources DIR [--python FILE] [--write]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { options, python } from './options.mjs';
import { missingIn } from './sources.mjs';

const home = fileURLToPath(new URL('.', import.meta.url));
const committed = join(home, '../dialects');
const folders = ['fixtures', 'fixtures-from-source'];

// What each script reads besides its Python packages: the documents, and repositories of sources.mjs. `folder` is the one it
// writes to if it runs a framework's source alone.
const scripts = [
  { file: 'figures_002.py', documents: true },
  { file: 'tensorflow_train.py' },
  { file: 'keras_schedules.py' },
  { file: 'optax_schedules.py' },
  { file: 'object_detection.py', documents: true },
  { file: 'paddle.py', documents: true, sources: ['models'] },
  { file: 'mmcv.py', documents: true, sources: ['Awesome-Backbones'] },
  { file: 'mmcv_hooks.py', sources: ['mmcv'], folder: 'fixtures-from-source' },
  { file: 'mmengine.py', sources: ['mmengine'], folder: 'fixtures-from-source' },
  { file: 'paddle_lr.py', sources: ['Paddle'], folder: 'fixtures-from-source' },
  { file: 'paddledetection.py', sources: ['PaddleDetection', 'Paddle'], folder: 'fixtures-from-source' },
  { file: 'pytorch.py', documents: true },
  { file: 'torch_optim.py' },
  { file: 'torch_resume.py' },
  { file: 'object_detection_api.py', sources: ['models_D3EN'], folder: 'fixtures-from-source' },
  { file: 'torchvision_references.py', sources: ['vision'], folder: 'fixtures-from-source' },
  { file: 'detectron2.py', sources: ['detectron2', 'fvcore'], folder: 'fixtures-from-source' },
  { file: 'mae.py', sources: ['mae'], folder: 'fixtures-from-source' },
  { file: 'convnext_main.py', sources: ['ConvNeXt'], folder: 'fixtures-from-source' },
  { file: 'fastai_schedules.py', sources: ['fastai'], folder: 'fixtures-from-source' },
  { file: 'yolo.py', sources: ['yolov5', 'yolov10', 'ultralytics'], folder: 'fixtures-from-source' },
  { file: 'deit.py' },
  { file: 'convnext.py', documents: true },
  { file: 'torchvision_detection.py', documents: true },
  { file: 'transformers_schedules.py' },
  { file: 'timm_schedulers.py' },
  { file: 'lightning_trainer.py' },
  { file: 'accelerate_loop.py' },
  { file: 'deepspeed.py', sources: ['DeepSpeed'], folder: 'fixtures-from-source' },
  { file: 'megatron.py', sources: ['Megatron-LM'], folder: 'fixtures-from-source' },
];

// Libraries differ in the last bit of a cosine; anything more is drift.
const near = (a, b, peak) => Math.abs(a - b) <= 4 * Number.EPSILON * Math.max(Math.abs(a), Math.abs(b), peak);

const peakOf = (value) =>
  Array.isArray(value) ? value.reduce((most, one) => Math.max(most, peakOf(one)), 0) : Math.abs(value) || 0;

/** The first place where two values differ, or nothing. */
function differenceOf(before, after, path = '', peak = 0) {
  if (typeof before === 'number' && typeof after === 'number') {
    return near(before, after, peak) ? undefined : `${path}: ${before} became ${after}`;
  }
  if (typeof before !== 'object' || typeof after !== 'object' || !before || !after) {
    return before === after
      ? undefined
      : `${path}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`;
  }
  const most = Array.isArray(before) ? Math.max(peak, peakOf(before)) : peak;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const found = differenceOf(before[key], after[key], path ? `${path}.${key}` : key, most);
    if (found) return found;
  }
}

const filesOf = (folder) =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

const read = (folder, name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

function main() {
  if (!python) {
    console.log('skipped: no Python here; give --python FILE, see README.md');
    return 0;
  }
  const absent = ['documents', 'sources'].filter((one) => options[one] && !existsSync(options[one]));
  for (const one of absent)
    console.error(
      `expected a folder for --${one}, got ${options[one]}, which is not there from ${process.cwd()}`,
    );
  if (absent.length > 0) return 1;
  const out = mkdtempSync(join(tmpdir(), 'conformance-'));
  let failed = 0;
  let skipped = 0;
  for (const folder of folders) mkdirSync(join(out, folder));
  for (const { file, documents = false, sources = [], folder = 'fixtures' } of scripts) {
    const missing = [
      ...(documents && !options.documents ? ['--documents'] : []),
      ...missingIn(options.sources, sources),
    ];
    if (missing.length > 0) {
      console.log(`skipped ${file}: needs ${missing.join(', ')}`);
      skipped++;
      continue;
    }
    const inputs = ['documents', 'sources'].flatMap((one) =>
      options[one] ? [`--${one}`, options[one]] : [],
    );
    const start = Date.now();
    const done = spawnSync(python, [join(home, 'make', file), ...inputs, '--out', join(out, folder)], {
      encoding: 'utf8',
    });
    const took = `${((Date.now() - start) / 1000).toFixed(0)} s`;
    if (done.status === 0) {
      console.log(`ran ${file}, ${took}`);
    } else if (/ModuleNotFoundError/.test(done.stderr)) {
      console.log(`skipped ${file}: ${/ModuleNotFoundError: (.*)/.exec(done.stderr)[1]}`);
      skipped++;
    } else {
      console.log(`failed ${file}\n${done.stderr.trim().split('\n').slice(-12).join('\n')}`);
      failed++;
    }
  }

  const made = filesOf(out);
  let drifted = 0;
  for (const name of made) {
    const drift = existsSync(join(committed, name))
      ? differenceOf(read(committed, name), read(out, name))
      : 'is not committed';
    if (!drift) continue;
    drifted++;
    console.log(`${name}: ${drift}`);
  }
  const kept = folders.flatMap((folder) =>
    filesOf(join(committed, folder)).map((name) => join(folder, name)),
  );
  const extra = skipped + failed === 0 ? kept.filter((name) => !made.includes(name)) : [];
  for (const name of extra) console.log(`${name}: no script makes it`);
  console.log(
    `${made.length} of ${kept.length} fixtures made, ${drifted} differ, ${extra.length} orphaned, ${skipped} scripts skipped, ${failed} failed`,
  );

  if (options.write && failed === 0) {
    for (const name of made) cpSync(join(out, name), join(committed, name));
    for (const name of extra) rmSync(join(committed, name));
    console.log(`wrote ${made.length}, removed ${extra.length}`);
  }
  rmSync(out, { recursive: true });
  return failed > 0 || (!options.write && drifted + extra.length > 0) ? 1 : 0;
}

process.exitCode = main();
