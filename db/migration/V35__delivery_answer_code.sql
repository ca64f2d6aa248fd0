-- What the service itself says of an attempt, as a code: the texts are messages, and last_answer holds
-- what they name. Without a code, last_answer is in the receiver's own words.
alter table delivery add column answer_code text;
