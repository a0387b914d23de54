create table if not exists product (
  id          text primary key,
  name        text not null,
  description text not null,
  category    text not null,
  price       integer not null check (price > 0), -- in cents
  currency    char(3) not null default 'EUR'
);

create index if not exists product_by_category on product (category, id);
