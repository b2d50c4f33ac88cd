set local role "${owner}";

-- The current rating of each player at each speed. Points and deviations are in tenths.
create table chess.ratings (
    player text collate "C",
    speed text collate "C",
    rating integer not null,
    deviation integer not null,
    games integer not null,
    at timestamptz not null,
    primary key (player, speed)
);

-- The leaderboards. A deviation of 110 makes a rating provisional.
create index on chess.ratings (speed, rating desc, player) where deviation < 1100;

-- Each result of each player, numbered from the first one.
create table chess.rating_history (
    player text collate "C",
    speed text collate "C",
    number integer,
    game uuid not null,
    opponent text collate "C" not null,
    colour text collate "C" not null,
    result text collate "C" not null,
    before integer not null,
    after integer not null,
    deviation integer not null,
    at timestamptz not null,
    position bigint not null,
    primary key (player, speed, number)
);

grant select on chess.ratings, chess.rating_history to "${projections}", "${application}";

reset role;
