set local role "${owner}";

-- All challenges. `receiver` is empty in a challenge to any player. `opponent` is the receiver, or the player who accepted
-- a challenge to any player. Without a clock, `initial_seconds` and `increment_seconds` are empty.
create table chess.challenges (
    id uuid primary key,
    position bigint not null,
    status text collate "C" not null,
    challenger text collate "C" not null,
    receiver text collate "C",
    opponent text collate "C",
    colour text collate "C" not null,
    initial_seconds integer,
    increment_seconds integer,
    rated boolean not null,
    start text collate "C" not null,
    rematch_of uuid,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    version bigint not null,
    last_position bigint not null
);

-- Each query has its index, in the order of its answer.
create index on chess.challenges (status, position);
create index on chess.challenges (challenger, status, position);
create index on chess.challenges (opponent, status, position);

grant select on chess.challenges to "${projections}", "${application}";

reset role;
