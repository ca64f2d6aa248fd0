create table staff_identity (
  issuer text not null,
  subject text not null,
  staff_id uuid not null references staff on delete cascade,
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (staff_id, issuer)
);
comment on table staff_identity is
  'owner: staff. Who signs in through an OpenID Connect provider: issuer and subject, which providers never give to another'
  ' person, as they may an address.';
