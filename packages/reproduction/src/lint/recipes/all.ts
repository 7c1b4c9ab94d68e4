import {
  detectron2Recipes,
  objectDetectionRecipes,
  paddledetectionRecipes,
  yoloRecipes,
} from './detection.ts';
import {
  accelerateRecipes,
  deepspeedRecipes,
  megatronRecipes,
  optaxRecipes,
  transformersRecipes,
} from './language.ts';
import { mmcvRecipes, mmengineRecipes } from './open-mmlab.ts';
import type { Recipe } from './recipe.ts';
import { kerasRecipes, pytorchRecipes, scriptRecipes, timmRecipes } from './vision.ts';

/** All that the linter is tried on. */
export const recipes: readonly Recipe[] = [
  ...mmcvRecipes,
  ...mmengineRecipes,
  ...detectron2Recipes,
  ...objectDetectionRecipes,
  ...paddledetectionRecipes,
  ...yoloRecipes,
  ...transformersRecipes,
  ...accelerateRecipes,
  ...deepspeedRecipes,
  ...megatronRecipes,
  ...optaxRecipes,
  ...timmRecipes,
  ...scriptRecipes,
  ...pytorchRecipes,
  ...kerasRecipes,
];
