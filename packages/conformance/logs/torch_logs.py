"""Loops of plain PyTorch that log through SummaryWriter, right and with each mistake."""

import copy
import time

import torch
from torch import optim
from torch.utils.tensorboard import SummaryWriter
from truth import constant, cosine, folder, milestones, ramp, tell, wanted, warmup

TOOL = "torch"
N, L, A, PEAK = 120, 20, 4, 0.1
torch.manual_seed(0)


def scheduler_of(optimizer, kind, steps):
    if kind == "cosine":
        return optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=steps)
    if kind == "linear":
        return optim.lr_scheduler.LinearLR(optimizer, start_factor=1.0, end_factor=0.1, total_iters=steps)
    if kind == "milestones":
        return optim.lr_scheduler.MultiStepLR(optimizer, milestones=[steps // 2, steps * 3 // 4])
    if kind == "exponential":
        return optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.97)
    if kind == "constant":
        return optim.lr_scheduler.ConstantLR(optimizer, factor=1.0)
    warm = 20
    rise = optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: step / warm if step < warm else max(0.0, (steps - step) / (steps - warm))
    )
    return rise


PLANS = {
    "cosine": cosine(PEAK, N),
    "linear": ramp(PEAK, 0.1 * PEAK, N),
    "milestones": milestones(PEAK, [N // 2, N * 3 // 4]),
    "exponential": {"kind": "exponential", "rate": PEAK, "factor": 0.97, "every": 1, "steps": None},
    "constant": constant(PEAK),
    "warmup": warmup(PEAK, 20, N),
}


class Loop:
    """One process of a run: a model of a few numbers, its optimizer and scheduler, and a writer of its own."""

    def __init__(self, path, kind, steps=N, peak=PEAK):
        self.path, self.kind, self.steps, self.peak = path, kind, steps, peak
        self.build()
        self.writer = None
        self.open()

    def build(self):
        self.model = torch.nn.Linear(3, 1)
        self.optimizer = optim.SGD(self.model.parameters(), lr=self.peak)
        self.rebuild()

    def rebuild(self):
        for group in self.optimizer.param_groups:
            group["lr"] = self.peak
            group.pop("initial_lr", None)
        self.scheduler = scheduler_of(self.optimizer, self.kind, self.steps)

    def open(self):
        if self.writer:
            self.writer.close()
            time.sleep(1.1)
        self.writer = SummaryWriter(self.path)

    def log(self, index):
        self.writer.add_scalar("train/lr", self.scheduler.get_last_lr()[0], index)

    def update(self):
        loss = self.model(torch.randn(8, 3)).square().mean()
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()

    def save(self):
        return [self.optimizer.state_dict(), self.scheduler.state_dict()]

    def load(self, saved):
        self.optimizer.load_state_dict(saved[0])
        self.scheduler.load_state_dict(saved[1])


def case(name, kind, truth, body, *, run=None, **options):
    if not wanted(name):
        return
    path = folder(TOOL, name)
    loop = Loop(str(path), kind, **options)
    body(loop)
    loop.writer.close()
    tell(
        TOOL,
        name,
        made_by=f"torch {torch.__version__}, SummaryWriter",
        plan=PLANS[kind],
        run={"totalUpdates": N, "updatesPerEpoch": L, **(run or {})},
        truth=truth,
    )


def plain(loop, updates=N, every=1, after=False, start=0):
    for update in range(start, updates):
        if update % every == 0 and not after:
            loop.log(update)
        loop.update()
        loop.scheduler.step()
        if after and update % every == 0:
            loop.log(update)


RIGHT = {"id": "right"}
for kind in PLANS:
    case(f"right-{kind}", kind, RIGHT, plain)
case("right-next", "cosine", {"id": "right", "offset": 1}, lambda loop: plain(loop, after=True))
case("right-thinned", "warmup", RIGHT, lambda loop: plain(loop, every=10))
case("right-part", "cosine", RIGHT, lambda loop: plain(loop, updates=70))


def right_micro(loop):
    for micro in range(N * A):
        if micro % 5 == 0:
            loop.log(micro)
        if micro % A == A - 1:
            loop.update()
            loop.scheduler.step()


case("right-micro-index", "cosine", RIGHT, right_micro, run={"accumulation": A})


def right_epoch_index(loop):
    for epoch in range(N // L):
        loop.log(epoch)
        for _ in range(L):
            loop.update()
            loop.scheduler.step()


case("right-epoch-index", "warmup", RIGHT, right_epoch_index)


def resumed(loop, keep, back=5, at=60):
    saved = None
    for update in range(at + back):
        if update == at:
            saved = copy.deepcopy(loop.save())
        loop.log(update)
        loop.update()
        loop.scheduler.step()
    saved = saved or loop.save()
    loop.build()
    loop.open()
    if keep:
        loop.load(saved)
    plain(loop, start=at)


case("right-resumed", "cosine", RIGHT, lambda loop: resumed(loop, True))
case("right-resumed-warmup", "warmup", RIGHT, lambda loop: resumed(loop, True, back=0))
case("resumed-cosine", "cosine", {"id": "resumed-without-state", "at": 60}, lambda loop: resumed(loop, False))
case("resumed-warmup", "warmup", {"id": "resumed-without-state", "at": 45}, lambda loop: resumed(loop, False, back=3, at=45))


def per_micro(loop):
    for update in range(N):
        loop.log(update)
        loop.update()
        for _ in range(A):
            loop.scheduler.step()


FAST = {"id": "fast-clock", "times": A}
case("fast-linear", "linear", FAST, per_micro, run={"accumulation": A})
case("fast-warmup", "warmup", FAST, per_micro, run={"accumulation": A})
case("fast-milestones", "milestones", FAST, per_micro, run={"devices": A})


def twice(loop):
    for update in range(N):
        loop.log(update)
        loop.update()
        loop.scheduler.step()
        loop.scheduler.step()


case("twice", "exponential", {"id": "fast-clock", "times": 2}, twice)


def per_epoch(loop):
    for update in range(N):
        loop.log(update)
        loop.update()
        if update % L == L - 1:
            loop.scheduler.step()


for kind in ("cosine", "warmup", "exponential"):
    case(f"per-epoch-{kind}", kind, {"id": "per-epoch"}, per_epoch)


def rebuilt(loop, at=50):
    for update in range(N):
        if update == at:
            loop.rebuild()
        loop.log(update)
        loop.update()
        loop.scheduler.step()


case("rebuilt-cosine", "cosine", {"id": "rebuilt", "at": 50}, rebuilt)
case("rebuilt-milestones", "milestones", {"id": "rebuilt", "at": 75}, lambda loop: rebuilt(loop, at=75))
case("short-cosine", "cosine", {"id": "horizon", "steps": 90}, plain, steps=90)
case("short-linear", "linear", {"id": "horizon", "steps": 70}, plain, steps=70)
case("short-warmup", "warmup", {"id": "horizon", "steps": 85}, plain, steps=85)
case("short-milestones", "milestones", {"id": "horizon", "steps": 80}, plain, steps=80)
case("long-cosine", "cosine", {"id": "horizon", "steps": 200}, plain, steps=200)
case("long-warmup", "warmup", {"id": "horizon", "steps": 151}, plain, steps=151)


def reset(loop):
    for update in range(N):
        if update % L == 0:
            loop.rebuild()
        loop.log(update)
        loop.update()
        loop.scheduler.step()


for kind in ("cosine", "warmup"):
    case(f"reset-{kind}", kind, {"id": "clock-reset"}, reset)


def skipped(loop, bad):
    scaler = torch.amp.GradScaler("cpu", init_scale=1.0, growth_interval=10_000)
    for update in range(N):
        loop.log(update)
        loss = loop.model(torch.randn(8, 3)).square().mean() * (float("inf") if update in bad else 1)
        loop.optimizer.zero_grad()
        scaler.scale(loss).backward()
        before = scaler.get_scale()
        scaler.step(loop.optimizer)
        scaler.update()
        if scaler.get_scale() >= before:
            loop.scheduler.step()


case("skipped-cosine", "cosine", {"id": "skipped-updates", "count": 4}, lambda loop: skipped(loop, {30, 48, 70, 95}))
case("skipped-warmup", "warmup", {"id": "skipped-updates", "count": 3}, lambda loop: skipped(loop, {5, 30, 77}))


def frozen(loop, at=70):
    for update in range(N):
        loop.log(update)
        loop.update()
        if update < at:
            loop.scheduler.step()


case("frozen-cosine", "cosine", {"id": "frozen", "at": 70}, frozen)
case("frozen-warmup", "warmup", {"id": "frozen", "at": 12}, lambda loop: frozen(loop, at=12))
case("scaled-devices", "cosine", {"id": "scaled", "factor": 8}, plain, peak=PEAK * 8, run={"devices": 8})
case("scaled-root", "cosine", {"id": "scaled", "factor": 2}, plain, peak=PEAK * 2, run={"devices": 4})


def ahead(loop, by=6, at=50):
    for update in range(N):
        loop.log(update)
        loop.update()
        for _ in range(by if update == at else 1):
            loop.scheduler.step()


case("ahead", "cosine", {"id": "shift", "by": -5}, ahead)


def lost(loop):
    plain(loop, updates=40, every=4)
    for _ in range(10):
        loop.scheduler.step()
    plain(loop, start=40, every=4)


case("lost", "exponential", {"id": "shift", "by": -10}, lost)
