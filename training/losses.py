"""One loss a head; a label of -1, or all bits of a name, costs nothing."""

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from training.model import Network

#: What a word's error counts for, by head.
WEIGHTS = {
    "role": 1.0, "link": 0.5, "entity": 1.0, "arc": 1.0, "deprel": 0.7, "upos": 0.3, "lemma": 0.2, "start": 0.4,
    "mention": 0.3, "cluster": 0.5, "event": 2.0, "force": 2.0, "act": 2.0,
}  # fmt: skip


def find_losses(network: Network, said: dict[str, Tensor], gold: dict[str, Tensor]) -> dict[str, Tensor]:
    """The sum of each head's loss over the words of a batch that have gold for it.

    Args:
        said: what `Network.heads` gives for (batch, words).
        gold: (batch, words) of int64; padding is -1, for names all bits.
    """
    return {
        "role": tag_loss(network, said["role"], gold["role"]),
        "entity": open_loss(said["entity"], gold["entity"]),
        "link": pointer_loss(said["link"], gold["link"], gold["here"]),
        "arc": pointer_loss(said["arc"], gold["arc"], gold["here"]),
        "deprel": relation_loss(network, said, gold),
        "upos": class_loss(said["upos"], gold["upos"]),
        "lemma": class_loss(said["lemma"], gold["lemma"]),
        "start": yes_loss(said["start"], gold["start"]),
        "mention": yes_loss(said["mention"][..., 0], gold["mention"]),
        **{name: class_loss(said[name], gold[name]) for name in ("event", "force", "act") if name in said},
        "cluster": chain_loss(said["coref_q"], said["coref_k"], gold["mention"], gold["cluster"]),
    }


def class_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross entropy."""
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-1, reduction="sum")


def yes_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Cross entropy of yes and no."""
    known = gold >= 0
    return F.binary_cross_entropy_with_logits(scores[known], gold[known].to(scores.dtype), reduction="sum")


def pointer_loss(scores: Tensor, gold: Tensor, here: Tensor) -> Tensor:
    """Cross entropy over the words of the window; `here` is True where a word stands and no padding."""
    return class_loss(scores.masked_fill(~here[:, None, :], -1e4), gold)


def relation_loss(network: Network, said: dict[str, Tensor], gold: dict[str, Tensor]) -> Tensor:
    """Cross entropy of the relation to the head that gold gives."""
    head = gold["arc"].clamp(min=0)[..., None].expand(-1, -1, said["rel_head"].shape[-1])
    scores = network.relation(F.relu(said["rel_dep"] + said["rel_head"].gather(1, head)))
    return class_loss(scores, torch.where(gold["arc"] >= 0, gold["deprel"], -1))


def open_loss(scores: Tensor, bits: Tensor) -> Tensor:
    """Minus the logarithm of the probability of all labels that gold leaves open."""
    numbers = torch.arange(scores.shape[-1])
    allowed = (bits[..., None] >> numbers) & 1 == 1
    known = ~allowed.all(-1)
    chosen = scores[known]
    inside = chosen.masked_fill(~allowed[known], -1e4).logsumexp(-1)
    return (chosen.logsumexp(-1) - inside).sum()


def tag_loss(network: Network, scores: Tensor, gold: Tensor) -> Tensor:
    """Minus the log-likelihood of the gold path in a linear-chain conditional random field."""
    rows = (gold >= 0).any(1)
    if not rows.any():
        return scores.sum() * 0.0
    scores, gold = scores[rows], gold[rows]
    here = gold >= 0
    path = gold.clamp(min=0)
    emitted = scores.gather(2, path[..., None])[..., 0] * here
    moved = network.role_transitions[path[:, :-1], path[:, 1:]] * here[:, 1:]
    last = path.gather(1, (here.sum(1) - 1)[:, None])[:, 0]
    right = emitted.sum(1) + moved.sum(1) + network.role_start[path[:, 0]] + network.role_end[last]
    return (all_paths(scores, steps_of(network), here) - right).sum()


def steps_of(network: Network) -> tuple[Tensor, Tensor, Tensor]:
    """What it scores to step from one role label to another, to begin and to end with one."""
    return network.role_transitions, network.role_start, network.role_end


def all_paths(scores: Tensor, steps: tuple[Tensor, Tensor, Tensor], here: Tensor) -> Tensor:
    """The logarithm of the sum over all paths of labels, (batch,)."""
    transitions, start, end = steps
    alpha = start + scores[:, 0]
    powers = transitions.exp()
    for step in range(1, int(here.sum(1).max())):
        peak = alpha.amax(1, keepdim=True)
        following = ((alpha - peak).exp() @ powers).clamp(min=1e-30).log() + peak + scores[:, step]
        alpha = torch.where(here[:, step, None], following, alpha)
    return (alpha + end).logsumexp(1)


def chain_loss(query: Tensor, key: Tensor, mention: Tensor, cluster: Tensor) -> Tensor:
    """Minus the logarithm of the probability of all true antecedents; none is a score of 0 (Lee et al., 2017)."""
    rows = (mention >= 0).any(1)
    if not rows.any():
        return query.sum() * 0.0
    query, key, mention, cluster = query[rows], key[rows], mention[rows], cluster[rows]
    scores = antecedent_scores(query, key)
    before = torch.ones(scores.shape[1], scores.shape[1], dtype=torch.bool).tril(-1)
    same = (cluster[:, :, None] == cluster[:, None, :]) & (cluster[:, :, None] >= 0) & before
    right = torch.cat([~same.any(-1, keepdim=True), same], -1)
    loss = scores.logsumexp(-1) - scores.masked_fill(~right, -1e4).logsumexp(-1)
    return loss[mention == 1].sum()


def antecedent_scores(query: Tensor, key: Tensor) -> Tensor:
    """(batch, words, 1 + words): what each word refers back to; the first is nothing, later words are impossible."""
    scores = query @ key.transpose(1, 2) / key.shape[-1] ** 0.5
    before = torch.ones(scores.shape[1], scores.shape[1], dtype=torch.bool).tril(-1)
    scores = scores.masked_fill(~before, -1e4)
    return torch.cat([torch.zeros_like(scores[..., :1]), scores], -1)
