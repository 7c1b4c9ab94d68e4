import type { Case } from './layout-cases.ts';

/** What people write on command lines of training scripts. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  ultralytics: [
    {
      what: 'key=value words',
      text: 'yolo detect train data=coco8.yaml model=yolo11n.pt epochs=100 imgsz=640 lr0=0.01 lrf=0.1 cos_lr=True',
      name: 'train',
      args: { epochs: 100, lr0: 0.01, lrf: 0.1, cos_lr: true },
    },
    {
      what: 'a program',
      text: `from ultralytics import YOLO

model = YOLO("yolo11n.pt")
results = model.train(data="coco8.yaml", epochs=50, imgsz=640, lr0=0.001, warmup_epochs=1.0)`,
      name: 'train',
      args: { epochs: 50, lr0: 0.001, warmup_epochs: 1 },
    },
    {
      what: 'an args.yaml',
      text: `task: detect
mode: train
epochs: 300
batch: 16
optimizer: SGD
cos_lr: false
lr0: 0.01
lrf: 0.01
momentum: 0.937
warmup_epochs: 3.0
warmup_momentum: 0.8
warmup_bias_lr: 0.1
`,
      name: 'train',
      args: {
        epochs: 300,
        cos_lr: false,
        lr0: 0.01,
        lrf: 0.01,
        momentum: 0.937,
        warmup_epochs: 3,
        warmup_momentum: 0.8,
        warmup_bias_lr: 0.1,
      },
    },
    {
      what: 'the flags of YOLOv5',
      text: 'python train.py --img 640 --epochs 300 --data coco.yaml --cos-lr --hyp hyp.scratch-low.yaml',
      name: 'train_yolov5',
      args: { epochs: 300, cos_lr: true },
    },
    {
      what: 'the hyper-parameters of YOLOv5',
      text: 'lr0: 0.01\nlrf: 0.1\nmomentum: 0.937\nwarmup_epochs: 3.0\nbox: 0.05\nanchor_t: 4.0\n',
      name: 'train_yolov5',
      args: { lr0: 0.01, lrf: 0.1, momentum: 0.937, warmup_epochs: 3 },
    },
  ],
  mae: [
    {
      what: 'pre-training',
      text: `python submitit_pretrain.py --nodes 8 --ngpus 8 --batch_size 64 \\
  --model mae_vit_large_patch16 --epochs 800 --warmup_epochs 40 --blr 1.5e-4`,
      name: 'adjust_learning_rate',
      args: { epochs: 800, warmup_epochs: 40, blr: 1.5e-4 },
      run: { batchSize: 4096, devices: 64 },
      ignored: ['text:2:3: expected arguments of the schedule, got model'],
    },
    {
      what: 'fine-tuning, which takes other numbers than pre-training where it is not told',
      text: `python -m torch.distributed.launch --nproc_per_node=8 main_finetune.py \\
  --accum_iter 4 --batch_size 32 --epochs 100 --blr 5e-4`,
      name: 'main_finetune',
      args: { epochs: 100, blr: 5e-4 },
      run: { batchSize: 1024, accumulation: 4, devices: 8 },
    },
    {
      what: 'fine-tuning on two machines of eight, which submitit asks for unless told',
      text: `python submitit_finetune.py --job_dir out --batch_size 32 --model vit_base_patch16 \\
  --epochs 100 --blr 5e-4 --layer_decay 0.65 --weight_decay 0.05 --dist_eval`,
      name: 'main_finetune',
      args: { epochs: 100, blr: 5e-4, layer_decay: 0.65, model: 'vit_base_patch16' },
      run: { batchSize: 512, devices: 16 },
      ignored: ['text:1:29: expected arguments of the schedule, got job_dir, weight_decay, dist_eval'],
    },
    {
      what: 'a linear probe',
      text: 'python main_linprobe.py --batch_size 512 --lr 0.3',
      name: 'main_linprobe',
      args: { lr: 0.3 },
      run: { batchSize: 512 },
    },
    {
      what: 'a linear probe of which all is left to the script',
      text: 'python submitit_linprobe.py --nodes 4 --blr 0.1',
      name: 'main_linprobe',
      args: { blr: 0.1 },
      run: { batchSize: 16384, devices: 32 },
    },
  ],
  deit: [
    {
      what: 'the flags of a script on four devices',
      text: 'torchrun --nproc_per_node=4 main.py --batch-size 256 --epochs 300 --warmup-epochs 5 --lr 5e-4',
      name: 'main',
      args: { epochs: 300, warmup_epochs: 5, lr: 5e-4 },
      run: { batchSize: 1024, devices: 4 },
    },
    {
      what: 'a rate that is not scaled',
      text: 'python main.py --unscale-lr --lr 3e-3 --sched cosine --min-lr 1e-5 --warmup-lr 1e-6',
      name: 'main',
      args: { unscale_lr: true, lr: 3e-3, sched: 'cosine', min_lr: 1e-5, warmup_lr: 1e-6 },
      run: { batchSize: 64 },
    },
    {
      what: 'flags that do nothing to a cosine',
      text: 'python run_with_submitit.py --ngpus 8 --nodes 2 --lr=1e-3 --cooldown-epochs 10 --decay-rate 0.1',
      name: 'main',
      args: { lr: 1e-3 },
      run: { batchSize: 1024, devices: 16 },
      ignored: ['text:1:59: expected arguments of the schedule, got cooldown_epochs, decay_rate'],
    },
  ],
  convnext: [
    {
      what: 'the flags of a script on eight devices',
      text: `torchrun --nproc_per_node 8 main.py \\
  --batch_size 128 --update_freq 4 --lr 4e-3 --epochs 300 --warmup_epochs 20`,
      name: 'main',
      args: { update_freq: 4, lr: 4e-3, epochs: 300, warmup_epochs: 20 },
      run: { batchSize: 4096, accumulation: 4, devices: 8 },
    },
    {
      what: 'fine-tuning with layers that learn slower',
      text: 'python main.py --model convnext_base --layer_decay 0.8 --lr 5e-5 --epochs 30 --warmup_epochs 0',
      name: 'main',
      args: { model: 'convnext_base', layer_decay: 0.8, lr: 5e-5, epochs: 30, warmup_epochs: 0 },
    },
    {
      what: 'a warm-up in steps',
      text: 'python main.py --warmup_steps 1000 --warmup_epochs 1 --min_lr 1e-5',
      name: 'main',
      args: { warmup_steps: 1000, warmup_epochs: 1, min_lr: 1e-5 },
    },
    {
      what: 'the function',
      text: 'lr_schedule_values = utils.cosine_scheduler(4e-3, 1e-6, 300, 312, warmup_epochs=20)',
      name: 'cosine_scheduler',
      args: { base_value: 4e-3, final_value: 1e-6, epochs: 300, niter_per_ep: 312, warmup_epochs: 20 },
    },
  ],
  torchvision: [
    {
      what: 'classification',
      text: `torchrun --nproc_per_node=8 train.py --model resnet50 --batch-size 128 --lr 0.5 \\
  --lr-scheduler cosineannealinglr --lr-warmup-epochs 5 --lr-warmup-method linear --epochs 600`,
      name: 'classification',
      args: { lr_scheduler: 'cosineannealinglr', lr_warmup_epochs: 5, lr_warmup_method: 'linear' },
      run: { baseRate: 0.5, epochs: 600, batchSize: 1024, devices: 8 },
      ignored: ['text:1:38: expected arguments of the schedule, got model'],
    },
    {
      what: 'detection',
      text: 'torchrun train.py --dataset coco --model fasterrcnn_resnet50_fpn --epochs 26 --lr-steps 16 22 --lr-gamma 0.1',
      name: 'detection',
      args: { lr_steps: [16, 22], lr_gamma: 0.1 },
      run: { baseRate: 0.02, epochs: 26 },
      ignored: ['text:1:19: expected arguments of the schedule, got dataset, model'],
    },
    {
      what: 'segmentation',
      text: 'torchrun train.py --lr 0.02 --dataset coco -b 4 --model=fcn_resnet50 --lr-warmup-epochs=2',
      name: 'segmentation',
      args: { lr_warmup_epochs: 2 },
      run: { baseRate: 0.02, epochs: 30 },
      ignored: ['text:1:29: expected arguments of the schedule, got dataset, b, model'],
    },
  ],
  timm: [
    {
      what: 'the flags of a script',
      text: `./distributed_train.sh 4 --data-dir /data --model vit_small_patch16_224 --sched cosine --epochs 300 --opt adamw \\
  --lr 5e-4 --warmup-epochs 5 --warmup-lr 1e-6 --min-lr 1e-5 -b 256`,
      name: 'create_scheduler_v2',
      args: {
        sched: 'cosine',
        num_epochs: 300,
        warmup_epochs: 5,
        warmup_lr: 1e-6,
        min_lr: 1e-5,
        cycle_decay: 0.5,
      },
      run: { baseRate: 5e-4, batchSize: 1024, devices: 4 },
      ignored: ['text:1:26: expected arguments of the schedule, got data_dir, model'],
    },
    {
      what: 'a rate that is scaled with the batch, by its root for an adaptive optimizer',
      text: 'python train.py --sched step --decay-epochs 30 --opt lamb --lr-base 5e-3 --batch-size 1024',
      name: 'create_scheduler_v2',
      args: { sched: 'step', decay_epochs: 30, warmup_epochs: 5, cycle_decay: 0.5 },
      run: { baseRate: 0.01, batchSize: 1024 },
    },
    {
      what: 'a file for --config',
      text: 'sched: multistep\ndecay_milestones: [30, 60]\nepochs: 90\nlr: 0.1\nwarmup_epochs: 0\nlr_cycle_limit: 1\n',
      name: 'create_scheduler_v2',
      args: {
        sched: 'multistep',
        decay_milestones: [30, 60],
        num_epochs: 90,
        warmup_epochs: 0,
        cycle_limit: 1,
        cycle_decay: 0.5,
      },
      run: { baseRate: 0.1 },
    },
  ],
};
