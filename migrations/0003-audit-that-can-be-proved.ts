import { type Kysely, sql } from 'kysely'

/**
 * The audit log is append-only and sealed into a chain of SHA-256; system, security and audit administrators are different people. What
 * the server's role may do with these tables is granted after the migrations (db/server-role.ts): its name is the operator's choice.
 *
 * A seal covers the lines after the seal before it, up to `last_id`: `leaves` is (id, digest) of each in order, 40 bytes a line, and
 * `hash` covers the hash before, the seal's own place and time, and the leaves. An anchor ends a segment of seals; anchors are chained
 * too, so that a segment may go as a whole and the rest still be proved. Nothing is written on the way of an action but the line itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table audit_seals (
      n bigint primary key, last_id bigint not null, lines int not null check (lines > 0), sealed_at timestamptz not null,
      leaves bytea not null check (octet_length(leaves) = lines * 40), hash bytea not null check (octet_length(hash) = 32))`,
    sql`alter table audit_seals alter column leaves set storage external`,
    sql`create table audit_anchors (
      n int primary key, day date not null, last_seal bigint not null unique, last_id bigint not null, lines bigint not null,
      newest_at timestamptz not null, seal_hash bytea not null, anchored_at timestamptz not null, hash bytea not null)`,
    sql`create table audit_checks (
      id uuid primary key, asked_by uuid references people (id), started_at timestamptz not null, ended_at timestamptz, checked bigint not null default 0,
      of bigint not null default 0, report jsonb)`,
    sql`create index audit_checks_newest on audit_checks (started_at desc)`,
    sql`create index audit_by_act on audit_log (act, id)`,

    sql`create function audit_append_only() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if tg_op = 'DELETE' and current_setting('zuoyeben.dropping_segment', true) = 'yes' then return null; end if;
        raise exception 'the audit log is append-only: % of % is refused', tg_op, tg_table_name using errcode = '42501';
      end $$`,
    ...['audit_log', 'audit_seals', 'audit_anchors'].map(
      table => sql`create trigger append_only before update or delete or truncate on ${sql.ref(table)}
        for each statement execute function audit_append_only()`,
    ),

    // The last link of the chain: of the newest seal, or of the newest anchor where all its segments went.
    sql`create function audit_last_link(out n bigint, out last_id bigint, out hash bytea) language sql stable set search_path = pg_catalog, pg_temp as $$
      select link.n, link.last_id, link.hash from (
        (select s.n, s.last_id, s.hash from public.audit_seals s order by s.n desc limit 1)
        union all (select a.last_seal, a.last_id, a.seal_hash from public.audit_anchors a order by a.n desc limit 1)
        union all select 0, 0, '\\x'::bytea) link order by link.n desc limit 1 $$`,

    // Ids are drawn before they are committed, so a lower one may appear after a higher one. Whoever might still commit an id up to
    // reach holds the table's write lock: once those of this moment are done, everything up to there has appeared or never will.
    sql`create function seal_audit() returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        reach bigint; link record; writers text[]; give_up timestamptz; batch record; moment timestamptz; sealed int := 0;
      begin
        if current_setting('transaction_isolation') <> 'read committed' then raise exception 'seals are made in read committed alone'; end if;
        perform pg_advisory_xact_lock(hashtextextended('zuoyeben audit seal', 0));
        select max(id) into reach from public.audit_log;
        select * into link from public.audit_last_link();
        if reach is null or reach <= link.last_id then return 0; end if;
        writers := array(select l.virtualtransaction from pg_locks l where l.relation = 'public.audit_log'::regclass and l.granted
          and l.database = (select d.oid from pg_database d where d.datname = current_database())
          and l.mode <> 'AccessShareLock' and l.pid is distinct from pg_backend_pid());
        give_up := clock_timestamp() + interval '2 seconds';
        while exists (select 1 from pg_locks l where l.virtualtransaction = any (writers) and l.relation = 'public.audit_log'::regclass) loop
          if clock_timestamp() > give_up then return 0; end if;
          perform pg_sleep(0.005);
        end loop;
        loop
          select max(t.id) as last_id, count(*)::int as lines, string_agg(int8send(t.id) || sha256(convert_to(jsonb_build_array(
              (extract(epoch from t.at) * 1000000)::bigint, t.person_id, t.actor, t.act, t.case_id, t.detail)::text, 'UTF8')), '' order by t.id) as leaves
            into batch from (select * from public.audit_log where id > link.last_id and id <= reach order by id limit 1000) t;
          exit when batch.lines = 0;
          moment := clock_timestamp();
          link.n := link.n + 1;
          link.last_id := batch.last_id;
          link.hash := sha256(link.hash || int8send(link.n) || int8send(batch.last_id)
            || int8send((extract(epoch from moment) * 1000000)::bigint) || batch.leaves);
          insert into public.audit_seals (n, last_id, lines, sealed_at, leaves, hash)
            values (link.n, batch.last_id, batch.lines, moment, batch.leaves, link.hash);
          sealed := sealed + batch.lines;
        end loop;
        return sealed;
      end $$`,

    // Ends the segment with everything sealed so far. Null: nothing was sealed since the last anchor.
    sql`create function anchor_audit(of_day date) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare before record; link record; counted bigint; newest timestamptz; moment timestamptz;
      begin
        perform pg_advisory_xact_lock(hashtextextended('zuoyeben audit seal', 0));
        select * into before from public.audit_anchors order by n desc limit 1;
        select * into link from public.audit_last_link();
        if link.n = coalesce(before.last_seal, 0) then return null; end if;
        select sum(lines) into counted from public.audit_seals where n > coalesce(before.last_seal, 0);
        select max(at) into newest from public.audit_log where id > coalesce(before.last_id, 0) and id <= link.last_id;
        counted := counted + coalesce(before.lines, 0);
        newest := coalesce(newest, clock_timestamp());
        moment := clock_timestamp();
        insert into public.audit_anchors (n, day, last_seal, last_id, lines, newest_at, seal_hash, anchored_at, hash)
          values (coalesce(before.n, 0) + 1, of_day, link.n, link.last_id, counted, newest, link.hash, moment,
            sha256(coalesce(before.hash, '\\x'::bytea) || int8send(coalesce(before.n, 0) + 1) || convert_to(to_char(of_day, 'YYYY-MM-DD'), 'UTF8')
              || int8send(link.n) || int8send(link.last_id) || int8send(counted) || int8send((extract(epoch from newest) * 1000000)::bigint)
              || int8send((extract(epoch from moment) * 1000000)::bigint) || link.hash));
        return coalesce(before.n, 0) + 1;
      end $$`,

    // For the migration role alone: the oldest segment still there goes whole, when its newest line is older than that. 184 days is the
    // longest that six months (网络安全法 art. 21) can be. Null: none is old enough.
    sql`create function drop_audit_segment(keep_days int) returns int language plpgsql set search_path = pg_catalog, pg_temp as $$
      declare oldest bigint; anchor record; gone int;
      begin
        if keep_days < 184 then raise exception 'six months is the least: % days is refused', keep_days using errcode = '22023'; end if;
        perform pg_advisory_xact_lock(hashtextextended('zuoyeben audit seal', 0));
        select min(n) into oldest from public.audit_seals;
        select * into anchor from public.audit_anchors where last_seal >= oldest order by n limit 1;
        if not found or anchor.newest_at >= now() - make_interval(days => keep_days) then return null; end if;
        perform set_config('zuoyeben.dropping_segment', 'yes', true);
        delete from public.audit_log where id <= anchor.last_id;
        get diagnostics gone = row_count;
        delete from public.audit_seals where n <= anchor.last_seal;
        perform set_config('zuoyeben.dropping_segment', '', true);
        insert into public.audit_log (at, person_id, actor, act, case_id, detail) values (now(), null, 'system', 'dropAuditSegment', null,
          jsonb_build_object('segment', anchor.n, 'day', anchor.day, 'lines', gone, 'keptDays', keep_days));
        return anchor.n;
      end $$`,

    // 三员分立: whoever holds one of the three offices holds nothing else at the same time.
    sql`create function separation_of_duties() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        perform 1 from public.people where id = new.person_id for no key update;
        if exists (select 1 from public.appointments o where o.person_id = new.person_id and o.id <> new.id and o.role <> new.role
          and (o.role in ('systemAdmin', 'securityAdmin', 'auditAdmin') or new.role in ('systemAdmin', 'securityAdmin', 'auditAdmin'))
          and o.starts_at < coalesce(new.ends_at, 'infinity') and new.starts_at < coalesce(o.ends_at, 'infinity'))
        then raise exception 'separation of duties: % is incompatible with another office of this person', new.role
          using errcode = '23P01', constraint = 'separation_of_duties'; end if;
        return null;
      end $$`,
    sql`create constraint trigger separation_of_duties after insert or update on appointments
      for each row execute function separation_of_duties()`,
    sql`revoke all on function seal_audit(), anchor_audit(date), drop_audit_segment(int), audit_last_link() from public`,
  ]
  for (const statement of statements) await statement.execute(db)
}
