-- The rows of the product's tables, laid out for PostGraphile: a table for each kind with foreign keys, numbers as keys, and for each
-- list of an answer an index in its order. An entity's number is its place in the order of all entities; "kind_place" has the kinds' order.
create schema peer;

create table peer.entity as
select row_number() over (order by k.place, e.name collate "C", e.id collate "C")::int as id,
  e.id as text_id, upper(replace(e.kind, '-', '_')) as kind, e.slug, e.name
from public.entity e join kind_place k using (kind);
alter table peer.entity add primary key (id), add unique (text_id);
comment on table peer.entity is '@behavior -insert -update -delete';

create table peer.source as
select row_number() over (order by id collate "C")::int as id, id as text_id, title, url, publisher from public.source;
alter table peer.source add primary key (id);

create table peer.organization as
select e.id, e.slug, e.name, o.country from peer.entity e left join public.organization o on o.id = e.text_id where e.kind = 'ORGANIZATION';
alter table peer.organization add primary key (id);

create table peer.modality as
select e.id, e.slug, e.name, m.ordinal from peer.entity e join public.modality m on m.id = e.text_id;
alter table peer.modality add primary key (id), add unique (slug);

create table peer.benchmark as select id, slug, name from peer.entity where kind = 'BENCHMARK';
alter table peer.benchmark add primary key (id);

create table peer.model_class as select id, slug, name from peer.entity where kind = 'MODEL_CLASS';
alter table peer.model_class add primary key (id), add unique (slug);

create table peer.limitation as
select e.id, e.slug, e.name, l.statement, l.ordinal from peer.entity e join public.limitation l on l.id = e.text_id;
alter table peer.limitation add primary key (id);

create table peer.limitation_source as
select l.id as limitation_id, s.id as source_id, row_number() over (partition by l.id order by c.ordinal, c.id)::int as ordinal
from public.citation c join peer.entity e on e.text_id = c.entity_id join peer.limitation l on l.id = e.id join peer.source s on s.text_id = c.source_id;
alter table peer.limitation_source add primary key (limitation_id, ordinal),
  add foreign key (limitation_id) references peer.limitation, add foreign key (source_id) references peer.source;

-- Counts as doubles, which the driver reads as numbers; the API of the product returns numbers too.
create table peer.model as
select e.id, e.kind, e.slug, e.name, p.summary, m.released_on, m.parameters::float8 as parameters
from peer.entity e join public.entity p on p.id = e.text_id left join public.model m on m.id = e.text_id where e.kind = 'MODEL';
alter table peer.model add primary key (id), add unique (slug);

create table peer.class_limitation as
select c.id as class_id, l.ordinal, l.id as limitation_id
from public.relation r join peer.entity a on a.text_id = r.from_id join peer.entity b on b.text_id = r.to_id
  join peer.model_class c on c.id = a.id join peer.limitation l on l.id = b.id where r.type = 'limited-by';
alter table peer.class_limitation add primary key (class_id, ordinal, limitation_id), add unique (limitation_id, class_id),
  add foreign key (class_id) references peer.model_class, add foreign key (limitation_id) references peer.limitation;

create table peer.model_maker as
select distinct m.id as model_id, o.id as organization_id
from public.relation r join peer.entity a on a.text_id = r.from_id join peer.entity b on b.text_id = r.to_id
  join peer.model m on m.id = a.id join peer.organization o on o.id = b.id where r.type = 'made-by';
alter table peer.model_maker add primary key (model_id, organization_id),
  add foreign key (model_id) references peer.model, add foreign key (organization_id) references peer.organization;

create table peer.model_input as
select distinct m.id as model_id, d.ordinal, d.id as modality_id
from public.relation r join peer.entity a on a.text_id = r.from_id join peer.entity b on b.text_id = r.to_id
  join peer.model m on m.id = a.id join peer.modality d on d.id = b.id where r.type = 'accepts';
alter table peer.model_input add primary key (model_id, ordinal, modality_id), add unique (modality_id, model_id),
  add foreign key (model_id) references peer.model, add foreign key (modality_id) references peer.modality;

create table peer.score as
select m.id as model_id, b.id as benchmark_id, s.value, row_number() over (partition by m.id order by b.id, s.value desc, s.id)::int as ordinal
from public.score s join peer.entity e on e.text_id = s.model_id join peer.entity f on f.text_id = s.benchmark_id
  join peer.model m on m.id = e.id join peer.benchmark b on b.id = f.id;
alter table peer.score add primary key (model_id, ordinal),
  add foreign key (model_id) references peer.model, add foreign key (benchmark_id) references peer.benchmark;

-- Both directions of every relation.
create table peer.link as
select a.id as here, b.id as there from public.relation r join peer.entity a on a.text_id = r.from_id join peer.entity b on b.text_id = r.to_id
union
select b.id, a.id from public.relation r join peer.entity a on a.text_id = r.from_id join peer.entity b on b.text_id = r.to_id;
alter table peer.link add primary key (here, there);

create function peer.limitations(class text) returns setof peer.limitation language sql stable as $$
  select l.* from peer.class_limitation c join peer.limitation l on l.id = c.limitation_id
  where c.class_id = (select id from peer.model_class where slug = class) order by c.ordinal
$$;

create function peer.limitation_applies_to(limitation peer.limitation) returns setof peer.model_class language sql stable as $$
  select m.* from peer.class_limitation c join peer.model_class m on m.id = c.class_id where c.limitation_id = limitation.id order by c.class_id
$$;

create function peer.model_makers(model peer.model) returns setof peer.organization language sql stable as $$
  select o.* from peer.model_maker k join peer.organization o on o.id = k.organization_id where k.model_id = model.id order by k.organization_id
$$;

create function peer.model_accepts(model peer.model) returns setof peer.modality language sql stable as $$
  select d.* from peer.model_input i join peer.modality d on d.id = i.modality_id where i.model_id = model.id order by i.ordinal
$$;

create function peer.models(accepts text) returns setof peer.model language sql stable as $$
  select m.* from peer.model_input i join peer.model m on m.id = i.model_id
  where i.modality_id = (select id from peer.modality where slug = accepts) order by i.model_id
$$;

-- As one would first write it: all entities within two steps, and the page cut from them.
create function peer.neighbours(slug text) returns setof peer.entity language sql stable as $$
  with start as (select m.id from peer.model m where m.slug = $1),
  near as (select there from peer.link where here = (select id from start)),
  far as (
    select distinct l.there from near join peer.link l on l.here = near.there
    where l.there <> (select id from start) and not exists (select from near n where n.there = l.there)
  ),
  ranked as (select there, 1 as distance from near union all select there, 2 from far)
  select e.* from ranked r join peer.entity e on e.id = r.there order by r.distance, r.there
$$;

-- Knows the size of the page: from each neighbour's links, which the index keeps in order, it reads only as many as can be on the page.
create function peer.neighbours_page(slug text, size int) returns setof peer.entity language sql stable as $$
  with start as materialized (select m.id from peer.model m where m.slug = $1),
  near as materialized (select there from peer.link where here = (select id from start) order by there limit $2),
  far as materialized (
    select distinct l.there
    from near cross join lateral (
      select k.there from peer.link k where k.here = near.there order by k.there
      limit (select count(*) + 1 + $2 from peer.link where here = (select id from start))
    ) l
    where l.there <> (select id from start) and not exists (
      select from peer.link n where n.here = (select id from start) and n.there = l.there
    )
    order by l.there limit $2
  ),
  ranked as (select there, 1 as distance from near union all select there, 2 from far)
  select e.* from (select * from ranked order by distance, there limit $2) r join peer.entity e on e.id = r.there order by r.distance, r.there
$$;

analyze;
