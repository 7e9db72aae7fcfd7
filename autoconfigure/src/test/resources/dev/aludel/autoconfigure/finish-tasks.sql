update tasks set status = 'done';
