/** The batches of MMDetection's 1x schedule: 8 devices with 2 images each, 7330 iterations an epoch of COCO17. */
export const coco: readonly string[] = ['--images', '117266', '--batch', '2', '--devices', '8'];
