create table script_ran ();
