"""A public key as ten words that two people can compare on the telephone."""

import hashlib

from app.packs.minisign import PublicKey

WORDS = 10  # of eight bits each: eighty bits, more than anybody can search for another key with the same words

_LIST = """
    acorn actor adult after album alley amber angle ankle apple april apron arrow aspen atlas attic august
    autumn bacon badge bagel baker bamboo banana barrel basket beach beetle bell bench berry bicycle birch
    biscuit blanket blossom boat bonnet border bottle bowl bracket branch bread brick bridge broom brother
    bucket bugle butter button cabbage cabin cactus camel candle canoe canvas carpet carrot castle cedar cellar
    chalk cheese cherry chess chimney cider circus clarinet clay clock cloud clover coach cobble coffee compass
    copper coral cottage cotton cousin cradle crane cricket crystal cuckoo cup curtain cushion daisy dance deer
    desk diamond dinner doctor dolphin donkey door dragon drawer drum duck dune eagle earth easel echo elbow
    elephant elm engine evening fabric falcon family farm feather fence ferry fiddle field finger fir flag flute
    forest fossil fountain fox frost garden garlic gate giraffe glass glove goat goose granite grape guitar
    hammer harbour harp hat hazel hedge helmet heron hill holly honey horse hotel house ice igloo insect iron
    island ivory ivy jacket jam january jar jelly jewel judge juice jungle kettle king kitchen kite knee ladder
    lake lamp lantern lark laurel leaf lemon letter lily lion lizard lobster locket lunch magnet mango maple
    marble market meadow melon mill mirror monkey moon morning mouse music napkin needle nest north nutmeg oak
    oasis ocean olive onion orange orchard organ otter oven owl oyster paddle palace panda paper parrot peach
    pearl pebble pencil penguin pepper piano picnic pigeon pillow pine planet plum pocket pond poppy potato
    pumpkin puppet quarry queen quilt rabbit radio
""".split()  # noqa: SIM905 as a list it would take 256 lines


def key_words(key: PublicKey) -> tuple[str, ...]:
    """Return the words of a key: a byte of its BLAKE2b hash each, from a list of 256 that are told apart by ear."""
    digest = hashlib.blake2b(key.key_id + key.key, digest_size=WORDS).digest()
    return tuple(_LIST[byte] for byte in digest)
