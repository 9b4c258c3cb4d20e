"""Tables of knowledge about language; each says where it comes from."""
