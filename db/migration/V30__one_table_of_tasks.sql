-- The refreshing of imports is planned where all that is timed is.
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
select task_name, task_instance, execution_time, false, 1
from calendar_task;

drop table calendar_task;
