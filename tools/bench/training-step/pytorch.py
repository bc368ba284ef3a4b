"""
The network of packages/image-classifier/src/model/network.ts in PyTorch, for tools/bench/training-step.ts.

The first line of stdin describes the network, its first weights and a batch. Each further line is a command; each
answer is one line of JSON on stdout.
"""
import base64
import json
import sys
from array import array
from time import perf_counter

import torch
import torch.nn.functional as F

SLOPE = 1.702
LOGIT_SCALE = 1 / 9
BIAS_RATE = 64
SIDE = 1024


def tensor(values, shape):
    numbers = torch.frombuffer(bytearray(base64.b64decode(values)), dtype=torch.float32)
    return numbers.reshape(shape).clone()


def kernel(weight):
    """(k * k, I, O), as gathered convolutions keep it, becomes (O, I, k, k)."""
    if weight.ndim == 4:
        return weight
    taps, channels, filters = weight.shape
    side = round(taps**0.5)
    return weight.permute(2, 1, 0).reshape(filters, channels, side, side).contiguous()


class Network(torch.nn.Module):
    def __init__(self, groups, weights, gelu):
        super().__init__()
        self.groups, self.gelu = groups, gelu
        self.whitening = torch.nn.Parameter(kernel(weights['whitening/weight']), requires_grad=False)
        self.kernels, self.norms = torch.nn.ParameterList(), torch.nn.ModuleList()
        for group in range(1, groups + 1):
            for index in (1, 2):
                weight = kernel(weights[f'group-{group}/conv-{index}/weight'])
                self.kernels.append(torch.nn.Parameter(weight))
                norm = torch.nn.BatchNorm2d(weight.shape[0])
                norm.weight.requires_grad = False
                self.norms.append(norm)
        self.head = torch.nn.Linear(*reversed(weights['head/weight'].shape))
        with torch.no_grad():
            self.head.weight.copy_(weights['head/weight'])
            self.head.bias.copy_(weights['head/bias'])

    def forward(self, x):
        x = self.gelu(F.conv2d(x, self.whitening))
        for group in range(self.groups):
            first, second = 2 * group, 2 * group + 1
            x = F.max_pool2d(F.conv2d(x, self.kernels[first], padding=1), 2)
            x = self.gelu(self.norms[first](x))
            x = self.gelu(self.norms[second](F.conv2d(x, self.kernels[second], padding=1)))
        return self.head(F.max_pool2d(x, x.shape[-1]).flatten(1)) * LOGIT_SCALE


def sigmoid_gelu(x):
    """x * sigmoid(1.702 x), by silu, as that has a fused pass in each direction."""
    return F.silu(x * SLOPE) * (1 / SLOPE)


VARIANTS = {
    'channels-last': (torch.channels_last, sigmoid_gelu),
    'contiguous': (torch.contiguous_format, sigmoid_gelu),
    # Not the same function, but the one that PyTorch has fused.
    'channels-last, exact GELU': (torch.channels_last, F.gelu),
}


class Step:
    def __init__(self, job, weights, memory_format, gelu):
        self.network = Network(job['groups'], weights, gelu).to(memory_format=memory_format)
        self.pictures = tensor(**job['pictures']).to(memory_format=memory_format)
        self.targets = tensor(**job['targets'])
        self.rate, self.decay = job['learningRate'], job['weightDecay']
        self.decayed = [*self.network.kernels, self.network.head.weight]
        norms = [norm.bias for norm in self.network.norms]
        groups = [{'params': [*self.decayed, self.network.head.bias]}, {'params': norms, 'lr': self.rate * BIAS_RATE}]
        self.optimizer = torch.optim.SGD(groups, lr=self.rate, momentum=job['momentum'], nesterov=True, fused=True)

    def __call__(self):
        self.optimizer.zero_grad()
        loss = F.cross_entropy(self.network(self.pictures), self.targets)
        loss.backward()
        with torch.no_grad():
            torch._foreach_mul_(self.decayed, 1 - self.rate * self.decay)
        self.optimizer.step()
        return loss.item()


def timed(work, rounds):
    times = []
    for _ in range(rounds):
        started = perf_counter()
        work()
        times.append((perf_counter() - started) * 1000)
    return times


def flops(step):
    from torch.utils.flop_counter import FlopCounterMode

    with FlopCounterMode(display=False) as counter:
        step()
    return counter.get_total_flops()


def main():
    job = json.loads(sys.stdin.readline())
    torch.set_num_threads(job['threads'])
    weights = {name: tensor(**weight) for name, weight in job['weights'].items()}
    steps = {name: Step(job, weights, *variant) for name, variant in VARIANTS.items()}
    square = torch.rand(SIDE, SIDE)
    losses = {name: [step() for _ in range(job['compared'])] for name, step in steps.items()}
    answer({'version': torch.__version__, 'losses': losses, 'flops': flops(steps['channels-last'])})
    for line in sys.stdin:
        command = json.loads(line)
        work = (lambda: square @ square) if command['what'] == 'matrix-product' else steps[command['what']]
        answer({'milliseconds': timed(work, command['rounds'])})


def answer(value):
    print(json.dumps(value), flush=True)


main()
