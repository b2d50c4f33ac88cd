// Plays a game with the generated client, and checks each answer. Usage: node play-game.js http://HOST:PORT
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import {
    about, findGames, getEvents, getGame, getPgn, getVersus, playMove, problem, resign, startGame,
    type Event, type GamePage, type History, type Problem, type Written,
} from './client/index.js';
import { createClient } from './client/client/index.js';

const baseUrl = process.argv[2]!;
const anonymous = createClient({ baseUrl });

// One client for each player: the generated code sends the player's id where the contract requires it.
const [ada, bob] = ['ada', 'bob'].map(name => {
    const id = `${name}-${randomUUID()}`;
    return { id, client: createClient({ baseUrl, auth: () => id }) };
}) as [Player, Player];
type Player = { id: string; client: ReturnType<typeof createClient> };

function done<T>(result: { data?: T; error?: unknown; response: Response }, status = 200): Exclude<T, void> {
    assert.equal(result.response.status, status, JSON.stringify(result.error));
    assert.ok(result.data);
    return result.data as Exclude<T, void>; // a 204 has no data
}

function refused(result: { error?: Problem; response: Response }, status: number, slug: string): Problem {
    assert.equal(result.response.status, status);
    assert.equal(result.error?.type, `/problems/${slug}`);
    assert.equal(result.error?.status, status);
    assert.equal(result.error?.request, result.response.headers.get('Scoresheet-Request'));
    return result.error;
}

const server = done(await about({ client: anonymous }));
assert.equal(server.openapi, '/api/openapi.yaml');

// --- a start that is sent twice starts one game

const start = {
    client: ada.client,
    headers: { 'Idempotency-Key': randomUUID() },
    body: { white: ada.id, black: bob.id, timeControl: { initialSeconds: 300, incrementSeconds: 2 } },
};
const first = await startGame(start);
const started = done(first, 201);
assert.equal(first.response.headers.get('Location'), `/api/games/${started.id}`);
assert.equal(first.response.headers.get('Idempotency-Replayed'), null);
const again = await startGame(start);
assert.deepEqual(done(again, 201), started);
assert.equal(again.response.headers.get('Idempotency-Replayed'), 'true');

// --- moves, each for the version that the player has seen

const path = { id: started.id };
let tag = first.response.headers.get('ETag')!;
assert.equal(tag, '"1"');

async function move(player: Player, ply: number, text: string): Promise<Written> {
    const result = await playMove({
        client: player.client, path, body: { ply, move: text }, headers: { 'If-Match': tag },
    });
    const written = done(result);
    tag = result.response.headers.get('ETag')!;
    assert.equal(tag, `"${written.version}"`);
    assert.equal(result.response.headers.get('Scoresheet-Position'), `${written.position}`);
    assert.equal(written.ply, ply);
    return written;
}

await move(ada, 1, 'f2f3');
const wish = { path, body: { ply: 2, move: 'e5' } };
refused(await playMove({ ...wish, client: anonymous }), 401, 'player-required');
refused(await playMove({ ...wish, client: ada.client }), 409, 'not-your-turn');
const stale = await playMove({ ...wish, client: bob.client, headers: { 'If-Match': '"1"' } });
assert.equal(refused(stale, 412, 'precondition-failed').version, 2);
const illegal = await playMove({ ...wish, client: bob.client, body: { ply: 2, move: 'Ke4' } });
assert.equal(refused(illegal, 422, 'illegal-move').errors?.[0]?.pointer, '/move');
const explained = await problem({ client: anonymous, path: { slug: 'illegal-move' } });
assert.match(done(explained), /422/);

await move(bob, 2, 'e5');
await move(ada, 3, 'g2g4');
const mate = await move(bob, 4, 'Qh4#');
assert.deepEqual([mate.status, mate.result, mate.termination], ['ended', '0-1', 'checkmate']);
refused(await resign({ client: ada.client, path }), 409, 'game-over');

// --- the game, now and in the past

const game = done(await getGame({ client: anonymous, path }));
assert.deepEqual(game.moves, ['f2f3', 'e7e5', 'g2g4', 'd8h4']);
assert.deepEqual([game.check, game.legalMoves, game.turn, game.drawOfferedBy], [true, [], 'white', null]);
assert.deepEqual([game.players.white.id, game.timeControl?.initialSeconds], [ada.id, 300]);
assert.ok(game.clocks !== null && game.clocks.whiteMillis <= 302_000);
const same = await getGame({ client: anonymous, path, headers: { 'If-None-Match': tag } });
assert.equal(same.response.status, 304);
assert.equal(done(await getGame({ client: anonymous, path, query: { ply: 0 } })).fen, game.start);
assert.equal(done(await getGame({ client: anonymous, path, query: { version: 2 } })).turn, 'black');
const beyond = await getGame({ client: anonymous, path, query: { version: 99 } });
assert.equal(refused(beyond, 400, 'beyond-head').version, mate.version);

// --- the history, two events a page: the type of an event gives the type of its data

const events: Event[] = [];
for (let after: number | null = 0; after !== null; ) {
    const page: History = done(await getEvents({ client: anonymous, path, query: { after, limit: 2 } }));
    assert.ok(page.events.length <= 2);
    events.push(...page.events);
    after = page.next;
}
const said = events.map(event => {
    switch (event.type) {
        case 'started': return event.data.white;
        case 'moved': return event.data.move;
        case 'ended': return event.data.termination;
        default: return event.type;
    }
});
assert.deepEqual(said, [ada.id, ...game.moves, 'checkmate']);
assert.deepEqual(events.map(event => event.version), [1, 2, 3, 4, 5, 6]);

const pgn = await done(await getPgn({ client: anonymous, path })).text();
assert.match(pgn, /^\[Event "/);
assert.match(pgn, /1\. f3 .*Qh4#.* 0-1\s*$/s);

// --- searches that contain the write whose position they name, one game a page

const second = done(await startGame({
    client: bob.client, headers: { 'Idempotency-Key': randomUUID() }, body: { white: bob.id, black: ada.id },
}), 201);
const found: string[] = [];
for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { player: ada.id, limit: 1, after: second.position, wait: 10_000, ...(cursor ? { cursor } : {}) };
    const result = await findGames({ client: anonymous, query });
    const page: GamePage = done(result);
    assert.ok(Number(result.response.headers.get('Scoresheet-Position')) >= second.position);
    assert.equal(page.items.length, 1);
    found.push(page.items[0]!.id);
    cursor = page.next;
}
assert.deepEqual(found, [second.id, started.id]);
const versus = done(await getVersus({
    client: anonymous, path: { a: ada.id, b: bob.id }, query: { after: second.position, wait: 10_000 },
}));
assert.deepEqual([versus.games, versus.aWins, versus.draws, versus.bWins], [1, 0, 0, 1]);
const future = await findGames({ client: anonymous, query: { after: 1_000_000_000 } });
assert.equal(refused(future, 400, 'bad-parameter').errors?.[0]?.parameter, 'after');

console.log(`ci: the TypeScript client played a game, ${game.result}`);
