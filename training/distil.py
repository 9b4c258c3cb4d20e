"""What a small network learns from a larger one that has learned the same tasks: how sure it is of each answer.

Gold says which label is right, a teacher also how near the others are, and it answers for every head of every text,
labelled or not. A head's loss is the cross entropy against the teacher's probabilities; that of roles is taken over
whole paths of labels, as both networks are conditional random fields.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.losses import all_paths, antecedent_scores, steps_of
from training.model import Network

#: What following the teacher counts for, beside gold; the words' vectors beside all heads.
TAUGHT, VECTORS = 1.0, 1.0


def find_taught(
    network: Network, said: dict[str, Tensor], teacher: Network, meant: dict[str, Tensor], here: Tensor
) -> dict[str, Tensor]:
    """The sum of each head's loss over the words of a batch, by the names that `find_losses` uses.

    Args:
        said: what the small network's heads give, (batch, words).
        meant: what the teacher's heads give for the same words.
        here: (batch, words), True where a word stands and no padding.
    """
    found = {name: soft_loss(said[name], meant[name], here.float()) for name in ("entity", "upos", "lemma")}
    for name in ("start", "mention"):
        pair = (head[name] if name == "start" else head[name][..., 0] for head in (said, meant))
        found[name] = yes_loss(*pair, here)
    away = ~here[:, None, :]
    role = 1 - meant["role"].softmax(-1)[..., 0]
    found["link"] = soft_loss(*(head["link"].masked_fill(away, -1e4) for head in (said, meant)), here * role)
    found["arc"] = soft_loss(*(head["arc"].masked_fill(away, -1e4) for head in (said, meant)), here.float())
    found["deprel"] = relation_loss(network, said, teacher, meant, here)
    chains = (antecedent_scores(head["coref_q"], head["coref_k"]) for head in (said, meant))
    found["cluster"] = soft_loss(*chains, here * meant["mention"][..., 0].sigmoid())
    found["role"] = path_loss(network, said["role"], teacher, meant["role"], here)
    return found


def soft_loss(said: Tensor, meant: Tensor, weight: Tensor) -> Tensor:
    """Kullback-Leibler divergence of (batch, words, classes), each word counted by its weight."""
    found = F.kl_div(said.log_softmax(-1), meant.log_softmax(-1), log_target=True, reduction="none").sum(-1)
    return (found * weight).sum()


def yes_loss(said: Tensor, meant: Tensor, here: Tensor) -> Tensor:
    """The same of yes and no."""
    return F.binary_cross_entropy_with_logits(said[here], meant[here].sigmoid(), reduction="sum")


def relation_loss(
    network: Network, said: dict[str, Tensor], teacher: Network, meant: dict[str, Tensor], here: Tensor
) -> Tensor:
    """The same of the relation to the head that the teacher gives."""
    head = meant["arc"].masked_fill(~here[:, None, :], -1e4).argmax(-1)[..., None]
    scores = [
        reader.relation(F.relu(heads["rel_dep"] + heads["rel_head"].gather(1, head.expand_as(heads["rel_head"]))))
        for reader, heads in ((network, said), (teacher, meant))
    ]
    return soft_loss(scores[0], scores[1], here.float())


def path_loss(network: Network, said: Tensor, teacher: Network, meant: Tensor, here: Tensor) -> Tensor:
    """Cross entropy between the two distributions over paths of role labels.

    How often the teacher expects each label at each word and each step between labels is the slope of its sum over all
    paths; the mean score of a path under the teacher is then a product.
    """
    with torch.enable_grad():
        given = [value.detach().requires_grad_() for value in (meant, *steps_of(teacher))]
        expected = torch.autograd.grad(all_paths(given[0], tuple(given[1:]), here).sum(), given)
    right = sum((e * s).sum() for e, s in zip(expected, (said, *steps_of(network)), strict=True))
    return all_paths(said, steps_of(network), here).sum() - right


def vector_loss(bridge: nn.Linear, words: Tensor, meant: Tensor, here: Tensor) -> Tensor:
    """How far the words' vectors point away from the teacher's, past a bridge between the two sizes."""
    return (1 - F.cosine_similarity(bridge(words[here]), meant[here], dim=-1)).sum()
