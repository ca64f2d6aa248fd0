create table webhook (
  id uuid primary key,
  url text not null,
  types text[] not null,
  -- whsec_…; empty once the webhook is deleted
  secret text not null,
  -- signs beside the new secret until its time, after a rotation
  previous_secret text,
  previous_signs_until timestamptz,
  created_at timestamptz not null,
  -- since when nothing but failures has come back
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_because text check (disabled_because in ('gone', 'failing')),
  -- the row stays for the list of deliveries, which says where events went
  deleted_at timestamptz,
  -- When the last failure came back: a quiet time after one failure is no time of failing.
  failed_at timestamptz,
  constraint webhook_rotation_ends check ((previous_secret is null) = (previous_signs_until is null)),
  constraint webhook_disabled_for_a_reason check ((disabled_at is null) = (disabled_because is null))
);
comment on table webhook is 'owner: delivery.webhook. The receivers of webhooks and their state.';
