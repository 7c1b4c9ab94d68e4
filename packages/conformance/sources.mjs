// The repositories whose code some scripts read. As a program, it clones those that are not there yet:
//   node sources.mjs --sources DIR
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { options } from './options.mjs';

/** `files` were read at commits of their own. */
const github = (name, commit, files = {}) => ({ url: `https://github.com/${name}`, commit, files });

/** By the folder that a script looks for. */
const repositories = {
  'Awesome-Backbones': github('Fafa-DL/Awesome-Backbones', '696f55ed9854f6d7cb26742b21d5761d61539071'),
  ConvNeXt: github('facebookresearch/ConvNeXt', '048efcea897d999aed302f2639b6270aedf8d4c8'),
  DeepSpeed: github('deepspeedai/DeepSpeed', 'edaa7221267243c7be7fb49c5d5f5c4fb97b4641'),
  'Megatron-LM': github('NVIDIA/Megatron-LM', 'd98e8a64ddf34856e74b24714e3bedb2f5a39553'),
  Paddle: github('PaddlePaddle/Paddle', 'c811851d654255857567790a132d56ae1f39f632'),
  PaddleDetection: github('PaddlePaddle/PaddleDetection', '3a9f3ded0c135ba933818e12bb86840fdc18e387'),
  detectron2: github('facebookresearch/detectron2', '02b5c4e295e990042a714712c21dc79b731e8833'),
  fastai: github('fastai/fastai', '0a049e8a90b86d70860f68072698245a1ee787ca'),
  fvcore: github('facebookresearch/fvcore', '3378afe0d71dc2aa95e358bc78dc9b67cb48825a'),
  mae: github('facebookresearch/mae', 'efb2a8062c206524e35e47d04501ed4f544c0ae8'),
  mmcv: github('open-mmlab/mmcv', 'v1.7.2'),
  mmengine: github('open-mmlab/mmengine', '254342938d9bde1775c39ea7d5181c5d294026c4'),
  models: github('PaddlePaddle/models', 'ac075199284e6e7b9428d8fa719257686d3d1190'),
  models_D3EN: github('TrellixVulnTeam/models_D3EN', '31c0c2d3d2f52f802dc887f50d3ab06bee64037b'),
  ultralytics: github('ultralytics/ultralytics', '00016300105e79eb8b1646ab03c3d1df9274523f', {
    'ultralytics/utils/torch_utils.py': '0009995d900e4a1697c8a6d7d928dcb2e75da9e0',
  }),
  vision: github('pytorch/vision', '017e9b99b5daddec3d82d5b05fe26f6834c48fa9', {
    'references/detection/train.py': '3ceb056d4c4a2d79ccdc65cbd2342b0e89a7ae47',
    'references/detection/engine.py': '08eb80315bc838623d908c6e81bd119d98057bd7',
  }),
  yolov10: github('THU-MIG/yolov10', '453c6e38a51e9d1d5a2aa5fb7f1014a711913397'),
  yolov5: github('ultralytics/yolov5', '5081342f04fb287fc2e5f2b5a4e06752b7937b1c'),
};

/** What of some repositories is not in the folder, each with where it comes from. */
export function missingIn(folder, names) {
  const absent = names.filter((name) => folder === undefined || !existsSync(join(folder, name)));
  return absent.map((name) => `${name} (${repositories[name].url} at ${repositories[name].commit})`);
}

const git = (...words) => spawnSync('git', words, { stdio: 'inherit' }).status === 0;

function clone(folder, name) {
  const { url, commit, files } = repositories[name];
  const into = join(folder, name);
  console.log(existsSync(into) ? `there: ${name}` : `cloning ${url} at ${commit}`);
  if (existsSync(into)) return true;
  return (
    git('clone', '--quiet', '--filter=blob:none', '--no-checkout', url, into) &&
    git('-C', into, '-c', 'advice.detachedHead=false', 'checkout', '--quiet', commit) &&
    Object.entries(files).every(([path, at]) => git('-C', into, 'checkout', '--quiet', at, '--', path))
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (options.sources === undefined) {
    console.error('expected --sources DIR, the folder to clone into, got nothing');
    process.exitCode = 1;
  } else {
    const failed = Object.keys(repositories).filter((name) => !clone(options.sources, name));
    for (const name of failed) console.error(`not cloned: ${name}`);
    process.exitCode = failed.length > 0 ? 1 : 0;
  }
}
