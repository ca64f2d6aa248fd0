create table site (
  origin text primary key
    constraint site_origin_form check (origin ~ '^https?://[^/?#\s"'';,]+$' and length(origin) <= 300),
  -- whether an article unknown here is registered when its page first shows the panel
  registers_articles boolean not null default false,
  added_at timestamptz not null,
  -- when the panel last reported from a page of the site, and on which article
  seen_at timestamptz,
  seen_article text
);

comment on table site is 'owner: panel.site. The sites whose pages may embed the panel.';
