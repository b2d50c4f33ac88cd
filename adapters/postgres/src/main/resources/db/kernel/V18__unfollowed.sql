set local role "${owner}";

-- For how long no live node has followed the identity of a generation, as far as that counts, and when a node looked
-- last. Both are null while a node follows it; of a retired generation the first says why it was retired.
alter table kernel.generation
    add column unfollowed_millis bigint,
    add column unfollowed_at timestamptz;

reset role;
