grant create on schema chess to "${projections}";

set local role "${owner}";

-- The shapes of read models: always empty; their rows are in generations, which are tables made like these.

-- All games. `known` is the line of a running game, as long as the table of openings may know its positions.
-- `lower_rating` is there when both ratings are. A move changes nothing that is indexed.
create table chess.games (
    id uuid primary key,
    position bigint not null,
    source text collate "C" not null,
    white text collate "C" not null,
    black text collate "C" not null,
    white_rating smallint,
    black_rating smallint,
    lower_rating smallint,
    speed text collate "C" not null,
    rated boolean not null,
    played_on date,
    plies integer not null,
    known text collate "C",
    eco text collate "C",
    opening text collate "C",
    result text collate "C" not null,
    termination text collate "C"
);

-- Each filter in the order of listings; what filters leave over is read and dropped.
create index on chess.games (position);
create index on chess.games (white, position);
create index on chess.games (black, position);
create index on chess.games (eco, position);
create index on chess.games (opening, position);
create index on chess.games (result, position);
create index on chess.games (termination, position);
create index on chess.games (speed, position);
create index on chess.games (lower_rating, position);
create index on chess.games (played_on, position);

-- Without an opening, `eco` and `opening` are empty: they are part of the key.
create table chess.player_statistics (
    player text collate "C",
    colour text collate "C",
    termination text collate "C",
    eco text collate "C",
    opening text collate "C",
    wins bigint not null,
    draws bigint not null,
    losses bigint not null,
    primary key (player, colour, termination, eco, opening)
);

-- As the first of the two sees it, who is the first in the order of ids.
create table chess.head_to_head (
    first_player text collate "C",
    second_player text collate "C",
    wins bigint not null,
    draws bigint not null,
    losses bigint not null,
    primary key (first_player, second_player)
);

-- One row.
create table chess.site_statistics (
    who text collate "C" primary key,
    white bigint not null,
    draws bigint not null,
    black bigint not null
);

-- `position` is the first four fields of FEN.
create table chess.explorer (
    position text collate "C",
    uci text collate "C",
    white bigint not null,
    draws bigint not null,
    black bigint not null,
    ratings bigint not null,
    rated bigint not null,
    primary key (position, uci)
);

grant select on chess.games, chess.player_statistics, chess.head_to_head, chess.site_statistics, chess.explorer
    to "${projections}", "${application}";

reset role;
